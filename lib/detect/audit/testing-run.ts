import type { AlertSeverity } from '@/lib/model/alert'
import type { AuditEvent } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import { defaultAuditContext, type AuditContext } from './context'
import type { AuditDetection, Hit, Mark, StateRule } from './detection'
import { evaluateStateless } from './evaluate'
import { evaluateMarks, evaluateNeeds } from './evaluate-marks'
import { advance } from './state/advance'
import { day, type TimedMark } from './state/mark'

export type Raised = { id: string; severity: AlertSeverity; message: string; event: AuditEvent }

/** All detections over events in memory, by the same rules as the database keeps; for tests of the catalogue. */
export class DetectionRun {
  private readonly states = new Map<string, unknown>()
  private readonly since = new Map<string, number>()

  constructor(
    private readonly context: AuditContext = defaultAuditContext,
    private readonly known: ReadonlyMap<string, Json> = new Map(),
  ) {}

  /** Treats the cluster as known so many days before the first event. */
  learned(cluster: string, before: string, days = 30): this {
    this.since.set(cluster, Date.parse(before) - days * day)
    return this
  }

  send(events: readonly AuditEvent[]): Raised[] {
    const raised: Raised[] = evaluateStateless(events, this.context).map((one) =>
      said(one.event, one.detection, one.hit),
    )
    for (const { event, detection, keys } of evaluateNeeds(events, this.context)) {
      const hit = detection.judge(event, new Map([...this.known].filter(([key]) => keys.includes(key))), this.context)
      if (hit) raised.push(said(event, detection, hit))
    }
    for (const { event, detection, mark } of evaluateMarks(events, this.context)) {
      const rule = mark.by ?? detection.state
      for (const { count, examples } of mark.alone
        ? [{ count: 1, examples: [mark.example ?? ''] }]
        : this.count(event, detection, mark, rule)) {
        const wanted = detection.confirm?.needs(event, this.context)
        if (detection.confirm && !(wanted && detection.confirm.judge(event, this.known, this.context))) continue
        raised.push(
          said(event, detection, {
            ...mark.hit,
            message: detection.sums?.({ count, examples, hit: mark.hit }) ?? mark.hit.message,
          }),
        )
      }
    }
    return raised
  }

  private count(event: AuditEvent, { id }: AuditDetection, mark: Mark, rule: StateRule) {
    const at = Date.parse(event.at)
    const member = mark.member ?? (event.auditId || event.uri)
    const key = JSON.stringify([event.cluster, id, rule.kind, mark.key])
    const name = rule.kind === 'first-seen' ? `${key}${member}` : key
    const cluster = Math.min(this.since.get(event.cluster) ?? at, at)
    this.since.set(event.cluster, cluster)
    const begun = Math.min(this.since.get(key) ?? at, at)
    this.since.set(key, begun)
    const isLearned = (when: number) => {
      const learning =
        'learningDays' in rule ? rule.learningDays : 'habit' in rule ? (rule.habit?.learningDays ?? 0) : 0
      const hours = rule.kind === 'first-seen' ? (rule.newKeyHours ?? 0) : 0
      return when - cluster >= learning * day && when - begun >= (hours * day) / 24
    }
    const timed: TimedMark<null | true> = {
      at,
      member,
      group: mark.group ?? '',
      example: mark.example ?? member,
      source: true,
    }
    const next = advance(rule, this.states.get(name) ?? {}, [timed], isLearned)
    this.states.set(name, next.state)
    return next.crossings
  }
}

function said(event: AuditEvent, detection: AuditDetection, hit: Hit): Raised {
  return { id: detection.id, severity: hit.severity ?? detection.severity, message: hit.message, event }
}
