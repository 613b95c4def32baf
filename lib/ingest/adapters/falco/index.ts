import type { Adapter } from '@/lib/ingest/adapter'
import { otherTool } from '@/lib/ingest/other-tool'
import { problemsOf } from '@/lib/ingest/problems'
import type { Problem } from '@/lib/model/json'
import type { ObservedAsset } from '@/lib/model/observation'
import { itemsOf } from '@/lib/ingest/sensor/items'
import { type Normalized, normalizeEvent } from './normalize'
import { falcoEvent, looksLikeEvent } from './payload'

const expected =
  'expected Falco events: objects with rule, priority, time, output and output_fields (json_output: true in falco.yaml)'
const nowhere = 'the event names neither a host nor a cluster; send the header Plimsoll-Cluster, or update Falco'

/**
 * Reads Falco's own JSON and falcosidekick's, one event, an array of them, or JSON lines.
 * Events never retract anything, so there is no scope; every asset is only mentioned.
 */
export const falcoAdapter: Adapter = {
  format: 'falco',

  recognise(documents) {
    return itemsOf(documents).some((item) => looksLikeEvent(item.value))
      ? null
      : otherTool(expected, 'falco', documents)
  },

  read(documents, context) {
    const rejected: Problem[] = []
    const read: Normalized[] = []
    for (const item of itemsOf(documents)) {
      const parsed = falcoEvent.safeParse(item.value)
      const normalized = parsed.success ? normalizeEvent(parsed.data, context.cluster) : null
      if (normalized) read.push(normalized)
      else if (typeof item.value === 'string')
        rejected.push({ path: item.path, message: 'is no event but a line of text' })
      else rejected.push(...faultOf(item.path, parsed.error))
    }
    if (read.length === 0)
      return { ok: false, problems: rejected.length ? rejected.slice(0, 50) : [{ path: '$', message: expected }] }

    // Nanoseconds are lost in `at`; the order of the list keeps them.
    read.sort((a, b) => (a.nanos < b.nanos ? -1 : a.nanos > b.nanos ? 1 : 0))
    const assets = new Map<string, ObservedAsset>()
    for (const { assets: mentioned } of read) for (const asset of mentioned) assets.set(asset.key, asset)
    const events = read.map(({ event }) => event)
    const rules = new Set(events.map((event) => event.rule))
    const [rule = ''] = rules
    return {
      ok: true,
      observation: {
        source: 'falco',
        evidenceAt: events.at(-1)?.at ?? context.collectedAt,
        title: rules.size === 1 ? rule : `${events.length} events of ${rules.size} rules`,
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

/** One problem per event, however many faults it has: what is counted is events. */
function faultOf(path: string, error: Parameters<typeof problemsOf>[0] | undefined): Problem[] {
  if (!error) return [{ path, message: nowhere }]
  const faults = problemsOf(error)
  const [first] = faults
  if (!first) return [{ path, message: 'not a Falco event' }]
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''
  return [{ path: `${path}${first.path.slice(1)}`, message: `${first.message}${more}` }]
}
