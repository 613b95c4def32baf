import { describe, expect, it } from 'vitest'
import { svcNodeport } from './catalogue/svc-nodeport'
import { judge, patchOf } from './testing/judge'
import { service } from './testing/workload'

describe('a check of one kind of objects', () => {
  it('leaves other kinds alone, and the same kind of another group', () => {
    const other = 'not-applicable: speaks of Service only'
    expect(judge(svcNodeport, { ...service, kind: 'Ingress', spec: { type: 'NodePort' } })).toBe(other)
    const knative = { ...service, apiVersion: 'serving.knative.dev/v1', spec: { type: 'NodePort' } }
    expect(judge(svcNodeport, knative)).toBe(other)
    expect(patchOf(svcNodeport, knative)).toBeNull()
  })

  it('names the field that has the wrong shape', () => {
    expect(() => svcNodeport.evaluate({ ...service, spec: { type: 7 } }, { imageUsers: {} })).toThrow(/^spec\.type: /)
  })
})
