import type { Mark, StateRule, StatefulDetection } from '@/lib/detect/audit/detection'
import { advance } from '@/lib/detect/audit/state/advance'
import { day, type Crossing, type TimedMark } from '@/lib/detect/audit/state/mark'
import type { Transaction } from '@/lib/db'
import { arrayLiteral } from './array-literal'
import { LearningClock } from './detection-learning'
import { detectionStateId } from './identity'
import { isFresh, remember } from './known-members'

/** A mark of an event: by which detection, under the rule (its own or the mark's) as the environment tuned it. */
export type PlacedMark<Source> = {
  detection: Pick<StatefulDetection, 'id'>
  rule: StateRule
  mark: Mark
  /** Key of the cluster. */
  cluster: string
  /** Time of the event's stage, ISO 8601. */
  at: string
  /** Whatever the caller wants back: the event. */
  source: Source
}

/** A mark that is cause for an alert; of one that fires alone, `count` is 1. */
export type FiredMark<Source> = PlacedMark<Source> & { count: number; examples: string[] }

type Group<Source> = {
  id: string
  detectionId: string
  rule: StateRule
  clusterParts: string[]
  keyParts: string[]
  marks: TimedMark<PlacedMark<Source>>[]
}

/**
 * Remembers marks and tells which of them are cause for an alert, in the caller's transaction: call it once for all
 * events of the transaction. A handful of statements however many marks there are; rows are locked in one order, so
 * that several workers count together without waiting for each other in a circle. Times after `receivedAt` count as it.
 */
export async function markState<Source>(
  tx: Transaction,
  { environmentId, receivedAt }: { environmentId: string; receivedAt: Date },
  marks: readonly PlacedMark<Source>[],
): Promise<FiredMark<Source>[]> {
  const fired: FiredMark<Source>[] = []
  const groups = new Map<string, Group<Source>>()
  for (const placed of marks) {
    const { mark } = placed
    if (mark.alone) {
      fired.push({ ...placed, count: 1, examples: [exampleOf(mark)] })
      continue
    }
    const group = groupOf(groups, environmentId, placed)
    const at = Math.min(Date.parse(placed.at), receivedAt.getTime())
    const member = (mark.member ?? '').slice(0, 200)
    group.marks.push({ at, member, group: mark.group ?? '', example: exampleOf(mark), source: placed })
  }
  const wanted = [...groups.values()].filter((group) => !isKnown(group))
  if (wanted.length === 0) return fired
  const learning = new LearningClock(environmentId)
  for (const group of wanted) learning.want(group, group.marks)
  await learning.read(tx)
  const rows = await lockStates(tx, environmentId, wanted)
  const changed: { id: string; state: string; keepUntil: Date }[] = []
  for (const group of wanted) {
    const row = rows.get(group.id)
    const next = advance(group.rule, row?.state, group.marks, learning.of(group))
    changed.push({ id: group.id, state: JSON.stringify(next.state), keepUntil: dateOf(next.keepUntil, receivedAt) })
    fired.push(
      ...next.crossings.map(({ source, count, examples }: Crossing<PlacedMark<Source>>) => {
        return { ...source, count, examples }
      }),
    )
    if (group.rule.kind === 'first-seen' && row?.settled) remember(group.id, row.state)
  }
  await tx.$executeRaw`
    UPDATE detection_state SET state = row.state, expires_at = greatest(detection_state.expires_at, row.expires_at)
    FROM unnest(${arrayLiteral(changed.map((row) => row.id))}::uuid[],
      ${arrayLiteral(changed.map((row) => row.state))}::jsonb[],
      ${arrayLiteral(changed.map((row) => row.keepUntil.toISOString()))}::timestamptz[]) AS row (id, state, expires_at)
    WHERE detection_state.id = row.id`
  await learning.write(tx)
  return fired
}

const exampleOf = (mark: Mark) => (mark.example ?? mark.member ?? '').slice(0, 200)

function groupOf<Source>(
  groups: Map<string, Group<Source>>,
  environmentId: string,
  { detection, rule, mark, cluster }: PlacedMark<Source>,
): Group<Source> {
  // The same parts as below, joined, as nearly every mark has a group already.
  const own = `${detection.id}\u0000${rule.kind}\u0000${cluster}\u0000${mark.key.join('\u0000')}`
  const name = rule.kind === 'first-seen' ? `${own}\u0000member\u0000${mark.member ?? ''}` : own
  const known = groups.get(name)
  if (known) return known
  const clusterParts = [detection.id, rule.kind, cluster]
  const keyParts = [...clusterParts, ...mark.key]
  const parts = rule.kind === 'first-seen' ? [...keyParts, 'member', mark.member ?? ''] : keyParts
  const id = detectionStateId(environmentId, ['state', ...parts])
  const made: Group<Source> = { id, detectionId: detection.id, rule, clusterParts, keyParts, marks: [] }
  groups.set(name, made)
  return made
}

const isKnown = <Source>({ id, rule, marks }: Group<Source>) =>
  rule.kind === 'first-seen' && isFresh(id, newestOf(marks), rule.memoryDays)
const newestOf = (marks: readonly { at: number }[]) => marks.reduce((newest, { at }) => Math.max(newest, at), 0)

/** Not before tomorrow, so that the state of an old log that is read now lives as long as it is being read. */
const dateOf = (keepUntil: number, receivedAt: Date) => new Date(Math.max(keepUntil, receivedAt.getTime() + day))

type StateRow = { id: string; state: unknown; settled: boolean }

/** The states of these groups, locked until the transaction ends; those that were not there are made. */
async function lockStates(
  tx: Transaction,
  environmentId: string,
  groups: readonly { id: string; detectionId: string }[],
): Promise<Map<string, StateRow>> {
  const sorted = groups.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const ids = arrayLiteral(sorted.map(({ id }) => id))
  // A row that is there is locked, and not changed: the condition is false.
  await tx.$executeRaw`
    INSERT INTO detection_state (id, environment_id, detection_id, state, expires_at)
    SELECT id, ${environmentId}::uuid, detection_id, '{}', '-infinity'
    FROM unnest(${ids}::uuid[], ${arrayLiteral(sorted.map((group) => group.detectionId))}::text[]) AS row (id, detection_id)
    ON CONFLICT (id) DO UPDATE SET state = EXCLUDED.state WHERE false`
  // `settled`: written by a transaction that is over, so that it may be remembered outside of this one.
  const rows = await tx.$queryRaw<StateRow[]>`
    SELECT id, state, xmin::text <> (pg_current_xact_id()::text::bigint % 4294967296)::text AS settled
    FROM detection_state WHERE id = ANY(${ids}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}

/** Forgets what has said all it had to say. Returns how many rows. */
export async function purgeDetectionState(tx: Pick<Transaction, '$executeRaw'>, now: Date): Promise<number> {
  return tx.$executeRaw`DELETE FROM detection_state WHERE expires_at < ${now}`
}
