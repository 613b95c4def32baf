import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podWindowsHostProcess } from './pod-windows-host-process'

const none = 'not-applicable: nothing says that this is a Windows pod'

describe('k8s-pod-windows-host-process', () => {
  const host = { windowsOptions: { hostProcess: true } }

  it('finds it on the pod and on a container', () => {
    const object = withContext(host, { os: { name: 'windows' }, securityContext: host })
    expect(judge(podWindowsHostProcess, object)).toEqual([
      'spec.template.spec.securityContext.windowsOptions.hostProcess = true',
      'spec.template.spec.containers[0].securityContext.windowsOptions.hostProcess = true',
    ])
    expectMended(podWindowsHostProcess, object)
  })

  it('does not ask Linux pods', () => {
    expect(judge(podWindowsHostProcess, workload('Deployment', hardened))).toBe(none)
    expect(judge(podWindowsHostProcess, service)).toBe('not-applicable: the object has no pod template')
  })

  it.each([{ os: { name: 'windows' } }, { nodeSelector: { 'kubernetes.io/os': 'windows' } }])(
    'knows a Windows pod by %j',
    (pod) => {
      expect(judge(podWindowsHostProcess, workload('Deployment', { ...hardened, ...pod }))).toBe('healthy')
    },
  )

  it('finds it where nothing else speaks of Windows', () => {
    expect(judge(podWindowsHostProcess, withContext(host))).toHaveLength(1)
  })
})
