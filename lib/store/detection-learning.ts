import { z } from 'zod'
import type { StateRule } from '@/lib/detect/audit/detection'
import { day } from '@/lib/detect/audit/state/mark'
import type { Transaction } from '@/lib/db'
import { arrayLiteral } from './array-literal'
import { detectionStateId } from './identity'

type Learner = { detectionId: string; rule: StateRule; clusterParts: readonly string[]; keyParts: readonly string[] }
type Since = { id: string; detectionId: string; stored: number | null; at: number; newest: number; expires: number }

const sinceSchema = z.object({ s: z.number() })
/** Beginnings are kept as long as anything comes, and this long after. */
const keptDays = 400

/**
 * Since when a detection has seen a cluster, and since when a key: by the times of the events, so that a log of last
 * month teaches at once. Beginnings only ever move back, so workers need not wait for each other.
 */
export class LearningClock {
  private readonly since = new Map<string, Since>()

  constructor(private readonly environmentId: string) {}

  /** Notes that the beginnings of these marks will be asked for. */
  want(learner: Learner, marks: readonly { at: number }[]): void {
    for (const id of this.idsOf(learner)) {
      const known = this.since.get(id)
      const row = known ?? { id, detectionId: learner.detectionId, stored: null, at: Infinity, newest: 0, expires: 0 }
      for (const { at } of marks) {
        row.at = Math.min(row.at, at)
        row.newest = Math.max(row.newest, at)
      }
      this.since.set(id, row)
    }
  }

  async read(tx: Transaction): Promise<void> {
    if (this.since.size === 0) return
    const rows = await tx.$queryRaw<{ id: string; state: unknown; expires_at: Date }[]>`
      SELECT id, state, expires_at FROM detection_state WHERE id = ANY(${arrayLiteral([...this.since.keys()])}::uuid[])`
    for (const { id, state, expires_at: expires } of rows) {
      const row = this.since.get(id)
      const read = sinceSchema.safeParse(state)
      if (!row || !read.success) continue
      row.stored = read.data.s
      row.at = Math.min(row.at, row.stored)
      row.expires = expires.getTime()
    }
  }

  /** Whether cluster and key are known well enough at a time. Only after `read`. */
  of(learner: Learner): (at: number) => boolean {
    const { learningDays, newKeyHours } = periodsOf(learner.rule)
    const [cluster, key] = this.idsOf(learner).map((id) => this.since.get(id)?.at ?? Infinity)
    return (at) =>
      (cluster === undefined || at - cluster >= learningDays * day) &&
      (key === undefined || at - key >= (newKeyHours * day) / 24)
  }

  /** Stores beginnings that are new, or earlier than was known, and keeps alive those that still matter. */
  async write(tx: Transaction): Promise<void> {
    const expiry = (row: Since) => row.newest + keptDays * day
    const changed = [...this.since.values()]
      .filter((row) => row.stored === null || row.at < row.stored || expiry(row) - row.expires > 30 * day)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    if (changed.length === 0) return
    await tx.$executeRaw`
      INSERT INTO detection_state AS old (id, environment_id, detection_id, state, expires_at)
      SELECT id, ${this.environmentId}::uuid, detection_id, jsonb_build_object('s', since), expires_at
      FROM unnest(${arrayLiteral(changed.map(({ id }) => id))}::uuid[],
        ${arrayLiteral(changed.map(({ detectionId }) => detectionId))}::text[],
        ${arrayLiteral(changed.map(({ at }) => at))}::bigint[],
        ${arrayLiteral(changed.map((row) => new Date(expiry(row)).toISOString()))}::timestamptz[])
        AS row (id, detection_id, since, expires_at)
      ON CONFLICT (id) DO UPDATE SET expires_at = greatest(old.expires_at, EXCLUDED.expires_at),
        state = CASE WHEN (old.state->>'s')::bigint <= (EXCLUDED.state->>'s')::bigint THEN old.state ELSE EXCLUDED.state END`
  }

  private idsOf({ rule, clusterParts, keyParts }: Learner): string[] {
    if (!learns(rule)) return []
    const cluster = detectionStateId(this.environmentId, ['since', ...clusterParts])
    const hasKey = rule.kind === 'first-seen' && (rule.newKeyHours ?? 0) > 0
    return hasKey ? [cluster, detectionStateId(this.environmentId, ['key since', ...keyParts])] : [cluster]
  }
}

const learns = (rule: StateRule) =>
  rule.kind === 'first-seen' || rule.kind === 'rate' || (rule.kind !== 'sequence' && rule.habit !== undefined)

function periodsOf(rule: StateRule): { learningDays: number; newKeyHours: number } {
  if (rule.kind === 'first-seen') return { learningDays: rule.learningDays, newKeyHours: rule.newKeyHours ?? 0 }
  if (rule.kind === 'rate') return { learningDays: rule.learningDays, newKeyHours: 0 }
  return { learningDays: rule.kind === 'sequence' ? 0 : (rule.habit?.learningDays ?? 0), newKeyHours: 0 }
}
