import { describe, expect, it } from 'vitest'
import { expectMended, judge, messages, patchOf } from '../testing/judge'
import { hardened, service, withContext, workload } from '../testing/workload'
import { podApparmor } from './pod-apparmor'

describe('k8s-pod-apparmor', () => {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(podApparmor, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(podApparmor, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(podApparmor, service)).toBe('not-applicable: the object has no pod template')
  })

  const off = { appArmorProfile: { type: 'Unconfined' } }

  it('finds Unconfined on the pod and on a container', () => {
    const object = withContext(off, { securityContext: off })
    expect(judge(podApparmor, object)).toEqual([
      'spec.template.spec.securityContext.appArmorProfile.type = "Unconfined"',
      'spec.template.spec.containers[0].securityContext.appArmorProfile.type = "Unconfined"',
    ])
    expectMended(podApparmor, object)
  })

  it('reads the annotation of the template', () => {
    const key = (name: string) => `container.apparmor.security.beta.kubernetes.io/${name}`
    const annotations = {
      [key('web')]: 'unconfined',
      [key('proxy')]: 'localhost/proxy',
      [key('setup')]: 'runtime/default',
      [key('x')]: '',
    }
    const object = workload('Deployment', hardened, annotations)
    expect(judge(podApparmor, object)).toEqual([`spec.template.metadata.annotations["${key('web')}"] = "unconfined"`])
    expect(messages(podApparmor, object)).toEqual(['container "web" asks for AppArmor profile unconfined'])
    expectMended(podApparmor, object)
    expectMended(podApparmor, workload('Pod', hardened, annotations))
  })

  it('is content when nothing is said, for then the runtime’s profile applies', () => {
    expect(judge(podApparmor, withContext(null))).toBe('healthy')
  })
})
