import type { Adapter } from '@/lib/ingest/adapter'
import { otherTool } from '@/lib/ingest/other-tool'
import { problemsOf } from '@/lib/ingest/problems'
import { itemsOf, type Item } from '@/lib/ingest/sensor/items'
import { unwrap } from '@/lib/ingest/sensor/unwrap'
import type { Problem } from '@/lib/model/json'
import type { ObservedAsset } from '@/lib/model/observation'
import { droppedEvents } from './dropped'
import { type Normalized, normalizeEvent } from './normalize'
import { droppedIn, isEvent, nameOf, readEvent } from './payload'

const expected =
  'expected events of Tetragon: JSON lines of its export, objects with process_exec, process_kprobe or another process_… in them'
const nowhere = 'the event names neither a node nor a cluster; send the header Plimsoll-Cluster'

const eventsOf = (documents: unknown[]) => itemsOf(documents).map((item) => unwrap(item, isEvent))

/**
 * Reads Tetragon's JSON export, as its log, `tetra getevents -o json` and log shippers give it: one event, an array, or
 * JSON lines. Every event is kept; which of them raise alerts, the detections and the tracing policies decide.
 */
export const tetragonAdapter: Adapter = {
  format: 'tetragon',

  recognise(documents) {
    return eventsOf(documents).some((item) => isEvent(item.value)) ? null : otherTool(expected, 'tetragon', documents)
  },

  read(documents, context) {
    const rejected: Problem[] = []
    const read: Normalized[] = []
    for (const item of eventsOf(documents)) {
      const one = readItem(item, context)
      if ('event' in one) read.push(one)
      else rejected.push(one)
    }
    if (read.length === 0)
      return { ok: false, problems: rejected.length ? rejected.slice(0, 50) : [{ path: '$', message: expected }] }

    read.sort((a, b) => (a.nanos < b.nanos ? -1 : a.nanos > b.nanos ? 1 : 0))
    const assets = new Map<string, ObservedAsset>()
    for (const { assets: mentioned } of read) for (const asset of mentioned) assets.set(asset.key, asset)
    const events = read.map(({ event }) => event)
    const rules = new Set(events.map((event) => event.rule))
    const [rule = ''] = rules
    return {
      ok: true,
      observation: {
        source: 'tetragon',
        evidenceAt: events.at(-1)?.at ?? context.collectedAt,
        title: rules.size === 1 ? rule : `${events.length} events of ${rules.size} kinds`,
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

function readItem({ value, path }: Item, context: { cluster?: string; collectedAt: string }): Normalized | Problem {
  if (typeof value === 'string') return { path, message: 'is no event but a line of text' }
  const dropped = droppedIn(value)
  if (dropped !== null) return droppedEvents(value, dropped, context) ?? { path, message: nowhere }
  const name = nameOf(value)
  const parsed = name && readEvent(value, name)
  if (!parsed) return { path, message: 'is no event of Tetragon that is known here' }
  if (parsed.success) return normalizeEvent(parsed.data, context.cluster) ?? { path, message: nowhere }
  const faults = problemsOf(parsed.error)
  const [first] = faults
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''
  return first
    ? { path: `${path}${first.path.slice(1)}`, message: `${first.message}${more}` }
    : { path, message: 'not an event of Tetragon' }
}
