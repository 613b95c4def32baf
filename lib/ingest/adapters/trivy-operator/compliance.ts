import { z } from 'zod'
import { clusterKey } from '@/lib/model/key'
import type { ObservedScope } from '@/lib/model/observation'
import { jsonPath, problemsOf } from '../../problems'
import { expected, record, severityOf, text } from '../trivy/fields'
import type { Gathering } from '../trivy/gathering'

const word = z.string().nullish()
const many = z.array(z.unknown()).nullish()

/** `summaryReport` and `detailReport` are today's; releases before 0.10 put `controlCheck` into the status itself. */
const complianceSchema = z.looseObject({
  metadata: z.looseObject({ name: z.string().min(1).max(300) }),
  status: z
    .looseObject({
      summaryReport: z.looseObject({ controlCheck: many }).nullish(),
      detailReport: z.looseObject({ results: many }).nullish(),
      controlCheck: many,
      updateTimestamp: word,
    })
    .nullish(),
  report: z.unknown().optional(),
})

const controlSchema = z.looseObject({
  id: z.string().min(1).max(300),
  name: word,
  description: word,
  severity: word,
  totalFail: z.number().nullish(),
  checks: many,
})

export const complianceKinds: ReadonlySet<string> = new Set([
  'ClusterComplianceReport',
  'ClusterComplianceDetailReport',
])

/**
 * Reads a compliance report: each control of the standard that fails somewhere stands on the cluster as a fault of
 * its own, for it sums up what other reports tell object by object. Gives back the scope that it covers.
 */
export function readCompliance(
  into: Gathering,
  value: unknown,
  { cluster, path }: { cluster: string; path: readonly PropertyKey[] },
): { scope: ObservedScope; time: string | undefined } | null {
  const parsed = complianceSchema.safeParse(value)
  if (!parsed.success) {
    for (const problem of problemsOf(parsed.error, path)) into.reject(problem)
    return null
  }
  const { metadata, status, report } = parsed.data
  const asset = into.addAsset({ kind: 'cluster', key: clusterKey(cluster), name: cluster, mentioned: true })
  const inside = status?.summaryReport?.controlCheck ?? status?.detailReport?.results ?? status?.controlCheck
  const old = record(report)?.controlCheck
  const controls = inside ?? (Array.isArray(old) ? old : [])
  const rules: string[] = []
  let isWhole = true
  for (const [index, item] of controls.entries()) {
    const control = controlSchema.safeParse(item)
    const severity = severityOf(control.data?.severity ?? 'UNKNOWN')
    if (!control.success || !severity) {
      isWhole = false
      const message = expected('a control with an id and a severity', record(item)?.severity ?? item)
      into.reject({ path: jsonPath([...path, 'status', index]), message })
      continue
    }
    const { id, name, description, totalFail, checks } = control.data
    const rule = `${metadata.name}/${id}`
    rules.push(rule)
    const failing = (checks ?? []).map(record).filter((check) => check?.success === false)
    const failed = totalFail ?? failing.length
    if (failed <= 0) continue
    const targets = failing.flatMap((check) => text(check?.target, 300) ?? []).slice(0, 20)
    const about = text(description, 2_000)
    into.addFinding({
      asset,
      kind: 'misconfiguration',
      rule,
      title: text(name, 500) ?? rule,
      severity,
      identity: [],
      detail: {
        messages: [`${failed} checks failed`, ...targets],
        object: 'the whole cluster',
        ...(about && { description: about }),
      },
    })
  }
  const scope = { type: 'findings' as const, asset, kinds: ['misconfiguration' as const], rules, complete: isWhole }
  return { scope, time: status?.updateTimestamp ?? undefined }
}
