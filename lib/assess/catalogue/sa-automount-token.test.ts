import { describe, expect, it } from 'vitest'
import { related } from '../testing/facts'
import { expectMended, judge, messages, patchOf } from '../testing/judge'
import { coreObject } from '../testing/object'
import { service, workload } from '../testing/workload'
import { saAutomountToken } from './sa-automount-token'

const pod = (spec: object = {}) => workload('Deployment', { containers: [{ name: 'web', image: 'web:1' }], ...spec })
const account = (name: string, automount: boolean | null) =>
  related({ 'service-accounts': [{ name, namespace: 'shop', objectKind: 'ServiceAccount', automount }] }, [
    'service-account',
  ])
const path = 'spec.template.spec.automountServiceAccountToken'

describe('a pod', () => {
  it('that says no passes, whatever its account says', () => {
    expect(judge(saAutomountToken, pod({ automountServiceAccountToken: false }), account('default', true))).toBe(
      'healthy',
    )
  })

  it('that says yes fails, whatever its account says, and is mended', () => {
    const object = pod({ automountServiceAccountToken: true })
    expect(judge(saAutomountToken, object, account('default', false))).toEqual([`${path} = true`])
    expectMended(saAutomountToken, object)
  })

  // Whoever reads pods alone takes this one for a fault.
  it('that says nothing passes when its account says no', () => {
    expect(judge(saAutomountToken, pod(), account('default', false))).toBe('healthy')
    expect(judge(saAutomountToken, pod({ serviceAccountName: 'web' }), account('web', false))).toBe('healthy')
  })

  it('that says nothing fails when its account says yes or nothing', () => {
    expect(judge(saAutomountToken, pod(), account('default', null))).toEqual([path])
    expect(messages(saAutomountToken, pod(), account('default', true))).toEqual([
      'the token is mounted: its account "default" asks for it',
    ])
    expect(patchOf(saAutomountToken, pod())).toMatchObject({
      spec: { template: { spec: { automountServiceAccountToken: false } } },
    })
  })

  it('that says nothing is left open while its account is not known', () => {
    expect(judge(saAutomountToken, pod())).toMatch(/Not evaluated: the service account of the pod was not reported/)
    expect(judge(saAutomountToken, pod({ serviceAccountName: 'gone' }), account('default', false))).toEqual([path])
  })

  it('with a projected token of its own passes', () => {
    const sources = [{ serviceAccountToken: { path: 'token', audience: 'vault' } }]
    const object = pod({ automountServiceAccountToken: false, volumes: [{ name: 't', projected: { sources } }] })
    expect(judge(saAutomountToken, object)).toBe('healthy')
  })

  it('may be passed when its account is bound to a role of its own', () => {
    const bound = related({
      'service-accounts': [{ name: 'web', namespace: 'shop', objectKind: 'ServiceAccount' }],
      bindings: [{ name: 'web', namespace: 'shop', subjects: ['ServiceAccount/shop/web'] }],
    })
    const object = pod({ serviceAccountName: 'web' })
    expect(judge(saAutomountToken, object, bound)).toEqual([path])
    expect(judge(saAutomountToken, object, bound, { allowBoundAccounts: true })).toMatch(/bound to a role/)
    expect(judge(saAutomountToken, pod(), bound, { allowBoundAccounts: true })).toMatch(/Not evaluated/)
  })
})

it('a service account passes when it says no, and is mended otherwise', () => {
  expect(judge(saAutomountToken, coreObject('ServiceAccount', 'web', { automountServiceAccountToken: false }))).toBe(
    'healthy',
  )
  expectMended(saAutomountToken, coreObject('ServiceAccount', 'web'))
})

it('does not apply to other objects', () => {
  expect(judge(saAutomountToken, service)).toMatch(/^not-applicable/)
})
