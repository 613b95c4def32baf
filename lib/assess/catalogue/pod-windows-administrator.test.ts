import { describe, expect, it } from 'vitest'
import { expectMended, judge, patchOf } from '../testing/judge'
import { hardened, withContext, workload } from '../testing/workload'
import { podWindowsAdministrator } from './pod-windows-administrator'

const as = (runAsUserName: string) => ({ windowsOptions: { runAsUserName } })
const windows = { os: { name: 'windows' } }
const at = 'spec.template.spec.containers[0]'

describe('k8s-pod-windows-administrator', () => {
  it('finds the administrator whatever the case, also when the pod names it', () => {
    const object = withContext(as('containerAdministrator'), windows)
    expect(judge(podWindowsAdministrator, object)).toEqual([
      `${at}.securityContext.windowsOptions.runAsUserName = "containerAdministrator"`,
    ])
    expectMended(podWindowsAdministrator, object)
    const whole = withContext(null, { ...windows, securityContext: as('ContainerAdministrator') })
    expect(judge(podWindowsAdministrator, whole)).toEqual([
      'spec.template.spec.securityContext.windowsOptions.runAsUserName = "ContainerAdministrator"',
    ])
    expectMended(podWindowsAdministrator, whole)
  })

  it('takes the word of the container before that of the pod', () => {
    const object = withContext(as('ContainerUser'), { securityContext: as('ContainerAdministrator') })
    expect(judge(podWindowsAdministrator, object)).toBe('healthy')
  })

  it('asks the image where the manifest names nobody, and owns up when it does not know', () => {
    const object = withContext(null, windows)
    const users = (user: string | null) => ({ imageUsers: { 'shop/web:1.4': user } })
    expect(judge(podWindowsAdministrator, object, users('ContainerAdministrator'))).toEqual([
      `${at}.image = "shop/web:1.4"`,
    ])
    expect(judge(podWindowsAdministrator, object, users('ContainerUser'))).toBe('healthy')
    for (const related of [users(null), undefined]) {
      expect(judge(podWindowsAdministrator, object, related)).toMatch(/neither the pod nor what is known/)
    }
  })

  it('does not ask Linux pods', () => {
    expect(judge(podWindowsAdministrator, workload('Deployment', hardened))).toBe(
      'not-applicable: nothing says that this is a Windows pod',
    )
    expect(patchOf(podWindowsAdministrator, workload('Deployment', hardened))).toBeNull()
  })
})
