import type { AlertSeverity, Tactic } from '@/lib/model/alert'

/** Falco's levels in lower case. */
export type Priority = 'critical' | 'error' | 'warning' | 'notice' | 'informational' | 'debug'

/** One kind of alert and the sensor rules that raise it. */
export type AlertTypeEntry = {
  /** Microsoft's id where its alert means the same, else `Falco_` and the first rule's name in Pascal case. */
  id: string
  name: string
  /** What happened and why it matters. */
  description: string
  /** Names of Falco's rules, with the priority each has as shipped. */
  falco: Readonly<Record<string, Priority>>
  /** Set where the priority as shipped would mislead; otherwise the event's priority decides. */
  severity?: { is: AlertSeverity; because: string }
  tactics: readonly Tactic[]
  techniques: readonly string[]
  /** `{pod}` and the like are filled from the event; a step whose thing the event does not name is left out. */
  remediation: readonly string[]
  preventedBy?: readonly string[]
}

export type AlertTypeEntries = readonly AlertTypeEntry[]
