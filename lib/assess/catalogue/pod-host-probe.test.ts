import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { workload } from '../testing/workload'
import { podHostProbe } from './pod-host-probe'

describe('k8s-pod-host-probe', () => {
  judgesPods(podHostProbe)
  const withFields = (fields: object) => workload('Deployment', { containers: [{ name: 'web', ...fields }] })
  const at = 'spec.template.spec.containers[0]'
  const metadata = { httpGet: { host: '169.254.169.254', port: 80 } }

  it.each(['livenessProbe', 'readinessProbe', 'startupProbe'])('finds a host in %s', (probe) => {
    expect(judge(podHostProbe, withFields({ [probe]: metadata }))).toEqual([
      `${at}.${probe}.httpGet.host = "169.254.169.254"`,
    ])
    expectMended(podHostProbe, withFields({ [probe]: metadata }))
  })

  it('finds hosts in hooks, of sockets too, and removes nothing else', () => {
    const object = withFields({
      livenessProbe: { ...metadata, periodSeconds: 5 },
      lifecycle: { postStart: metadata, preStop: { tcpSocket: { host: 'db', port: 1 } } },
    })
    expect(judge(podHostProbe, object)).toHaveLength(3)
    expect(expectMended(podHostProbe, object).spec).toMatchObject({
      template: {
        spec: {
          containers: [
            {
              livenessProbe: { periodSeconds: 5, httpGet: { port: 80 } },
              lifecycle: { preStop: { tcpSocket: { port: 1 } } },
            },
          ],
        },
      },
    })
  })

  it('looks into sidecars as well', () => {
    const object = workload('Pod', {
      initContainers: [{ name: 'mesh', restartPolicy: 'Always', startupProbe: metadata }],
      containers: [{ name: 'web' }],
    })
    expect(judge(podHostProbe, object)).toEqual([
      'spec.initContainers[0].startupProbe.httpGet.host = "169.254.169.254"',
    ])
  })

  it('reads an empty host as none', () => {
    expect(judge(podHostProbe, withFields({ livenessProbe: { httpGet: { host: '', port: 80 } } }))).toBe('healthy')
  })
})
