import type { AlertSeverity, EntityKind, Tactic } from './alert'
import type { SuppressionCondition } from './suppression'

/** A technique of a tactic: how many kinds of alerts tell of it, and how many open alerts are of these kinds. */
export type BoardCell = {
  /** ATT&CK's id; null gathers what names no technique. */
  id: string | null
  name: string
  /** The kinds of alerts, by id: those with open alerts first. */
  types: string[]
  known: number
  open: number
  /** The worst among the open ones. */
  severity: AlertSeverity | null
}
export type BoardColumn = { tactic: Tactic; open: number; cells: BoardCell[] }
export type TacticsBoard = { columns: BoardColumn[]; open: number }

/** What one kind of alert brought in the last 30 days, samples left out. `repeats`: events beyond the first of each. */
export type NoiseItem = {
  /** The alert type. */
  id: string
  name: string
  severity: AlertSeverity
  raised: number
  repeats: number
  /** By people; `falsePositives` are among them. */
  dismissed: number
  falsePositives: number
  /** Dismissed by a rule as they arrived. */
  suppressed: number
  open: number
  /** Of those that people or rules have ended: the part that was dismissed. Null when none was. */
  dismissedShare: number | null
  proposal: NoiseProposal | null
}

/** A rule that would have hidden so many of the dismissed alerts, and not one that mattered. */
export type NoiseProposal = {
  environmentId: string
  environment: string
  alertType: string
  conditions: SuppressionCondition[]
  hidden: number
  entity: { kind: EntityKind; name: string } | null
}
