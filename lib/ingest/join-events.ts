import type { AuditEvent } from '@/lib/model/audit-event'
import type { Observation } from '@/lib/model/observation'
import { countFates } from '@/lib/store/event-fate'
import type { WrittenAudit } from '@/lib/store/write-audit'
import type { ReportCounts, WrittenObservation } from '@/lib/store/write-observation'
import type { QueuedReport, ReportEnd } from './queued-report'

type ReadReport = { row: QueuedReport; observation: Observation }

/** Reports that are written as one. */
export type ReportGroup = {
  environmentId: string
  reportId: string
  receivedAt: Date
  /** Made by a simulation. */
  sample: boolean
  observation: Observation
  reports: readonly ReadReport[]
}

/** So far apart may reports be, in evidence and in receipt, that are written as one. */
const closeMs = 60_000

/**
 * Joins reports of events that came in a row and speak of about the same time, so that a storm is written in few
 * statements. What says more than events is a group by itself, as is a report alone.
 */
export function joinEvents(reports: readonly ReadReport[]): ReportGroup[] {
  const groups: ReadReport[][] = []
  for (const report of reports) {
    const group = groups.at(-1)
    const [first] = group ?? []
    if (group && first && joins(first, report)) group.push(report)
    else groups.push([report])
  }
  return groups.flatMap((group) => {
    const [first] = group
    return first ? [{ ...together(first, group), reports: group }] : []
  })
}

const evidence = ({ row, observation }: ReadReport) => Math.min(+new Date(observation.evidenceAt), +row.received_at)
/** Nothing but events, none dated after its receipt: what a clock ahead says is judged by the report's own receipt. */
const onlyEvents = ({ row, observation: { events, scopes, findings } }: ReadReport) =>
  events.length > 0 &&
  scopes.length + findings.length === 0 &&
  events.every((event) => new Date(event.at) <= row.received_at)

function joins(first: ReadReport, next: ReadReport): boolean {
  const areNeighbours =
    first.observation.source === next.observation.source &&
    first.row.environment_id === next.row.environment_id &&
    first.row.sample === next.row.sample &&
    Math.abs(+first.row.received_at - +next.row.received_at) <= closeMs
  if (!areNeighbours) return false
  // Each request is judged by its own time.
  if (first.observation.audit) return next.observation.audit !== undefined
  return onlyEvents(first) && onlyEvents(next) && Math.abs(evidence(first) - evidence(next)) <= closeMs
}

function together(first: ReadReport, group: readonly ReadReport[]): Omit<ReportGroup, 'reports'> {
  const { id, environment_id: environmentId, received_at: receivedAt, sample } = first.row
  if (group.length === 1) return { environmentId, reportId: id, receivedAt, sample, observation: first.observation }
  const all = group.map(({ observation }) => observation)
  return {
    environmentId,
    reportId: id,
    sample,
    receivedAt: new Date(Math.max(...group.map(({ row }) => +row.received_at))),
    observation: {
      ...first.observation,
      evidenceAt: new Date(Math.min(...group.map(evidence))).toISOString(),
      assets: [...new Map(all.flatMap(({ assets }) => assets.map((asset) => [asset.key, asset]))).values()],
      edges: [...new Map(all.flatMap(({ edges }) => edges.map((edge) => [JSON.stringify(edge), edge]))).values()],
      vulnerabilities: [],
      rejected: [],
      events: all.flatMap(({ events }) => events),
      ...(first.observation.audit && { audit: all.flatMap(({ audit = [] }) => audit) }),
    },
  }
}

/** What each report of the group did: alerts by its own events; assets that the group brought count for its first. */
export function shareCounts(group: ReportGroup, { counts, fates }: WrittenObservation): ReportEnd[] {
  if (group.reports.length === 1) return group.reports.map((report) => ({ ...report, counts }))
  let from = 0
  return group.reports.map(({ row, observation }, at) => {
    const own = fates.slice(from, (from += observation.events.length))
    const alerts = countFates(own)
    const estate = at === 0 ? counts : noCounts(counts)
    return { row, observation, counts: { ...estate, alerts, rejected: observation.rejected.length } }
  })
}

/** The same for reports of requests: alerts by the requests behind them. */
export function shareRequests(group: ReportGroup, { counts, fates, detected }: WrittenAudit): ReportEnd[] {
  return group.reports.map(({ row, observation }, at) => {
    const own = new Set(observation.audit)
    const became = { kept: 0, known: 0, passing: 0 }
    for (const event of own) became[detected.fateOf(event)] += 1
    const alerts = countFates(fates.filter((_, index) => isOneOf(own, detected.sources[index])))
    const estate = at === 0 ? counts : noCounts(counts)
    const audit = { requests: own.size, ...became }
    return { row, observation, counts: { ...estate, alerts, rejected: observation.rejected.length, audit } }
  })
}

const isOneOf = (own: ReadonlySet<AuditEvent>, source: AuditEvent | undefined) =>
  source !== undefined && own.has(source)

function noCounts(counts: ReportCounts): ReportCounts {
  return JSON.parse(
    JSON.stringify(counts, (_, value: unknown) => (typeof value === 'number' ? 0 : value)),
  ) as ReportCounts
}
