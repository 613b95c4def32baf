import type { ExemptionCategory } from '@/lib/model/assessment'

/** What an exemption covers: one check or (null) all, of a resource, of labels, of a namespace, or of everything. */
export type ExemptionScope = {
  checkId: string | null
  assetId: string | null
  namespace: string | null
  labels: readonly string[] | null
}

/** An exemption that counts. */
export type ActiveExemption = ExemptionScope & { id: string; category: ExemptionCategory; createdAt: Date }

/** A resource as exemptions look at it. `labelled`: the exemptions by labels whose labels it carries. */
export type ExemptionSubject = { id: string; namespace: string | null; labelled: ReadonlySet<string> }

/** Whether the exemption covers this resource, whatever the check. */
export function coversSubject(exemption: ExemptionScope & { id: string }, subject: ExemptionSubject): boolean {
  if (exemption.assetId !== null) return exemption.assetId === subject.id
  if (exemption.namespace !== null && exemption.namespace !== subject.namespace) return false
  return exemption.labels === null || subject.labelled.has(exemption.id)
}

/**
 * The exemption that decides where several cover one result: a resource before labels, labels before a namespace, a
 * namespace before the environment; then one check before all; then the newest. Undefined when none covers it.
 */
export function decidingExemption(
  exemptions: readonly ActiveExemption[],
  subject: ExemptionSubject,
  checkId: string,
): ActiveExemption | undefined {
  let best: ActiveExemption | undefined
  for (const exemption of exemptions) {
    if (exemption.checkId !== null && exemption.checkId !== checkId) continue
    if (!coversSubject(exemption, subject)) continue
    if (best === undefined || isNarrower(exemption, best)) best = exemption
  }
  return best
}

const breadth = ({ assetId, labels, namespace, checkId }: ExemptionScope) =>
  (assetId !== null ? 0 : labels !== null ? (namespace !== null ? 2 : 4) : namespace !== null ? 6 : 8) +
  (checkId === null ? 1 : 0)

function isNarrower(one: ActiveExemption, other: ActiveExemption): boolean {
  const difference = breadth(one) - breadth(other) || +other.createdAt - +one.createdAt
  return difference < 0 || (difference === 0 && one.id < other.id)
}
