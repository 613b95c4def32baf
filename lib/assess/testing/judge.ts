import { expect } from 'vitest'
import { parse } from 'yaml'
import { kubernetesObjectSchema, type KubernetesObject } from '@/lib/model/kubernetes'
import type { ObjectCheck, RelatedFacts } from '../check'
import { strategicMerge } from './strategic-merge'

const nothingKnown: RelatedFacts = { imageUsers: {} }

/** The verdict in short: `healthy`, `not-applicable: why`, or one `path = value` per piece of evidence. */
export function judge(
  check: ObjectCheck,
  object: KubernetesObject,
  related = nothingKnown,
  parameters = {},
): string | string[] {
  const verdict = check.evaluate(object, related, parameters)
  if (verdict.status === 'healthy') return 'healthy'
  if (verdict.status === 'not-applicable') return `not-applicable: ${verdict.reason}`
  return verdict.evidence.map(({ path, value }) => (value === undefined ? path : `${path} = ${JSON.stringify(value)}`))
}

/** What the evidence says to people. */
export function messages(check: ObjectCheck, object: KubernetesObject, related = nothingKnown): string[] {
  const verdict = check.evaluate(object, related)
  return verdict.status === 'unhealthy' ? verdict.evidence.map((evidence) => evidence.message) : []
}

/** The check's patch for the object, parsed. */
export const patchOf = (check: ObjectCheck, object: KubernetesObject): unknown => {
  const text = check.patch?.(object) ?? null
  return text === null ? null : parse(text)
}

/** The object fails, its patch names it, and the patched object passes and needs no further patch. */
export function expectMended(check: ObjectCheck, object: KubernetesObject, related = nothingKnown): KubernetesObject {
  expect(Array.isArray(judge(check, object, related))).toBe(true)
  const patch = patchOf(check, object)
  const { name, namespace } = object.metadata
  expect(patch).toMatchObject({
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: { name, ...(namespace && { namespace }) },
  })
  const mended = kubernetesObjectSchema.parse(strategicMerge(structuredClone(object), patch))
  expect(judge(check, mended, related)).toBe('healthy')
  expect(patchOf(check, mended)).toBeNull()
  return mended
}
