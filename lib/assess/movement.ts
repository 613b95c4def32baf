import type { ControlId } from '@/lib/model/control'
import { movementCauses, type MovementCause } from '@/lib/model/movement-cause'
import type { ControlState } from './control-state'
import { moveTally, scopeScore, type ControlTally } from './score'

export type NamedTally = ControlTally & { control: ControlId }

/** One resource in one control: at most one change for each pair, from its state before to its state after. */
export type StateChange = {
  assetId: string
  asset: string
  control: ControlId
  /** The check that turned it, where one did. */
  checkId: string | null
  from: ControlState
  to: ControlState
  cause: MovementCause
}

/** A share of the difference, in percentage points. `unexplained`: what the listed changes do not account for. */
export type Movement = {
  cause: MovementCause | 'unexplained'
  checkId: string | null
  /** Distinct assets. */
  count: number
  delta: number
  /** Up to three of them. */
  sampleAssets: string[]
}

/**
 * Says what moved the score of a scope. Changes are grouped by cause and check and applied one group after the other,
 * in the order of `movementCauses`, then by check id; each group is given the step that it made. A step depends on
 * what came before it, so shares follow this convention; their sum is the whole difference, whatever the order of
 * `changes`. Things appear before others vanish, so that a scope is not emptied half-way. A score that is null (nothing
 * assessed) counts as 0 here. What is left over is one share `unexplained`.
 */
export function attributeMovement(
  before: readonly NamedTally[],
  after: readonly NamedTally[],
  changes: readonly StateChange[],
): Movement[] {
  const tallies = new Map<ControlId, NamedTally>(
    after.map((tally) => [tally.control, { ...tally, healthy: 0, unhealthy: 0 }]),
  )
  for (const tally of before) tallies.set(tally.control, { ...tally })
  const movements: Movement[] = []
  let score = percentage(before)
  for (const { cause, checkId, members } of grouped(changes)) {
    for (const { control, from, to } of members) {
      const tally = tallies.get(control)
      if (tally) tallies.set(control, { ...tally, ...moveTally(tally, from, to) })
    }
    const next = percentage([...tallies.values()].map(notBelowZero))
    const assets = [...new Set(members.map((member) => member.asset))].sort()
    movements.push({ cause, checkId, count: assets.length, delta: next - score, sampleAssets: assets.slice(0, 3) })
    score = next
  }
  const rest = percentage(after) - score
  if (Math.abs(rest) > 1e-10)
    movements.push({ cause: 'unexplained', checkId: null, count: 0, delta: rest, sampleAssets: [] })
  return movements
}

const percentage = (tallies: readonly NamedTally[]) => scopeScore(tallies, 0).percentage ?? 0

// Changes that do not belong to `before` must not break the sum; they end in `unexplained`.
const notBelowZero = (tally: NamedTally): NamedTally => ({
  ...tally,
  healthy: Math.max(0, tally.healthy),
  unhealthy: Math.max(0, tally.unhealthy),
})

function grouped(changes: readonly StateChange[]) {
  const groups = new Map<string, { cause: MovementCause; checkId: string | null; members: StateChange[] }>()
  for (const change of changes) {
    const key = `${change.cause} ${change.checkId ?? ''}`
    const group = groups.get(key)
    if (group) group.members.push(change)
    else groups.set(key, { cause: change.cause, checkId: change.checkId, members: [change] })
  }
  return [...groups.values()].sort(
    (a, b) =>
      movementCauses.indexOf(a.cause) - movementCauses.indexOf(b.cause) || compare(a.checkId ?? '', b.checkId ?? ''),
  )
}

// By code unit: the locale of the machine must not change the shares.
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))
