import type { Adapter } from '@/lib/ingest/adapter'
import { otherTool } from '@/lib/ingest/other-tool'
import { problemsOf } from '@/lib/ingest/problems'
import type { Item } from '@/lib/ingest/sensor/items'
import type { Problem } from '@/lib/model/json'
import type { ObservedAsset } from '@/lib/model/observation'
import { alertsOf, isRaw, looksLikeAlert } from './items'
import { type Normalized, normalizeAlert } from './normalize'
import { defenderAlert } from './payload'

const expected =
  'expected alerts of Microsoft Defender for Cloud: of its continuous export, its REST API, a workflow or the table SecurityAlert'

/** What else Defender exports, by the type that its REST API gives it. */
const others: readonly [pattern: RegExp, what: string][] = [
  [/\/subAssessments$/i, 'a vulnerability assessment'],
  [/\/regulatoryCompliance/i, 'an assessment of regulatory compliance'],
  [/\/assessments$/i, 'a recommendation'],
  [/\/secureScores?(?:Controls?)?(?:$|\/)/i, 'a secure score'],
]

/**
 * Reads alerts of Microsoft Defender for Cloud, so that both worlds stand in one list. What Defender dismissed or
 * resolved is shown as a fact on the alert; what people decided here stays.
 */
export const defenderAdapter: Adapter = {
  format: 'defender',

  recognise(documents) {
    const items = alertsOf(documents)
    if (items.some(({ value }) => looksLikeAlert(value))) return null
    const what = items.flatMap(({ value }) => otherKind(value) ?? [])[0]
    return what
      ? { path: '$', message: `this is ${what} of Microsoft Defender for Cloud; only its alerts are read` }
      : otherTool(expected, 'defender', documents)
  },

  read(documents, context) {
    const rejected: Problem[] = []
    const read: Normalized[] = []
    const items = alertsOf(documents)
    for (const item of items) {
      const one = readItem(item, context.cluster)
      if ('event' in one) read.push(one)
      else rejected.push(one)
    }
    if (read.length === 0)
      return { ok: false, problems: rejected.length ? rejected.slice(0, 50) : [{ path: '$', message: expected }] }

    read.sort((a, b) => (a.nanos < b.nanos ? -1 : a.nanos > b.nanos ? 1 : 0))
    const assets = new Map<string, ObservedAsset>()
    for (const { assets: mentioned } of read) for (const asset of mentioned) assets.set(asset.key, asset)
    const events = read.map(({ event }) => event)
    const [first] = events
    return {
      ok: true,
      observation: {
        source: 'defender',
        evidenceAt: events.at(-1)?.at ?? context.collectedAt,
        title: events.length === 1 && first ? first.message : `${events.length} alerts of Defender for Cloud`,
        assets: [...assets.values()],
        edges: [],
        scopes: [],
        findings: [],
        vulnerabilities: [],
        events,
        rejected,
      },
    }
  },
}

function readItem({ value, path }: Item, cluster: string | undefined): Normalized | Problem {
  if (!looksLikeAlert(value)) {
    const what = otherKind(value)
    return { path, message: what ? `is ${what}; only alerts are read` : 'is no alert of Defender for Cloud' }
  }
  const parsed = defenderAlert.safeParse(value)
  if (parsed.success) {
    const normalized = normalizeAlert(parsed.data, cluster)
    return typeof normalized === 'string' ? { path, message: normalized } : normalized
  }
  const faults = problemsOf(parsed.error)
  const [first] = faults
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''
  return first
    ? { path: `${path}${first.path.slice(1)}`, message: `${first.message}${more}` }
    : { path, message: 'not an alert of Defender for Cloud' }
}

function otherKind(value: unknown): string | null {
  const type = isRaw(value) && typeof value.type === 'string' ? value.type : ''
  return others.find(([pattern]) => pattern.test(type))?.[1] ?? null
}
