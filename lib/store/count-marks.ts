import type { Transaction } from '@/lib/db'
import type { Hit, StatefulDetection } from '@/lib/detect/audit/detection'
import type { Marked } from '@/lib/detect/audit/evaluate-marks'
import type { DetectionSettings } from '@/lib/detect/audit/settings'
import { tunedRule } from '@/lib/detect/audit/tuned-rule'
import type { AuditEvent } from '@/lib/model/audit-event'
import { markState } from './detection-state'
import { judgeByInventory } from './judge-by-inventory'
import type { KeyResolver } from './resolve-keys'

type Found = { event: AuditEvent; detection: StatefulDetection; hit: Hit }

/**
 * Which of these marks are cause for an alert, under the environment's numbers, with what made it so: how many it
 * were, and some of them. What needs the inventory's word has it.
 */
export async function countMarks(
  tx: Transaction,
  at: { environmentId: string; receivedAt: Date },
  marks: readonly Marked[],
  settings: DetectionSettings,
  keys: KeyResolver,
): Promise<Found[]> {
  const fired = await markState(
    tx,
    at,
    marks.map(({ event, detection, mark }) => {
      const rule = tunedRule(mark.by ?? detection.state, settings.tuning.get(detection.id))
      const own = mark.member ?? (event.auditId || `${event.at} ${event.uri}`)
      const placed = { detection, rule, cluster: event.cluster, at: event.at, source: { event, detection } }
      return { ...placed, mark: { ...mark, member: own, example: mark.example ?? own } }
    }),
  )
  const found = fired.map(({ source, mark, count, examples }) => ({
    ...source,
    hit: told(source.detection, mark.hit, count, examples),
  }))
  const asked = found.flatMap((one) => {
    const { confirm } = one.detection
    const wanted = confirm?.needs(one.event, settings.context)
    return confirm && wanted
      ? [{ event: one.event, detection: { judge: confirm.judge, found: one }, keys: wanted }]
      : []
  })
  const confirmed = new Set(
    (await judgeByInventory(tx, asked, settings.context, keys)).map(({ detection }) => detection.found),
  )
  return found.filter((one) => !one.detection.confirm || confirmed.has(one))
}

function told(detection: StatefulDetection, hit: Hit, count: number, examples: readonly string[]): Hit {
  const message = detection.sums?.({ count, examples, hit }) ?? hit.message
  if (count <= 1) return { ...hit, message }
  return { ...hit, message, evidence: { ...hit.evidence, count, examples: [...examples] } }
}
