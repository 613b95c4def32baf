import type { AlertSeverity, Tactic } from './alert'

/** What a tool that raises alerts itself says of one, in our words. Texts are the tool's, without secrets. */
export type StatedAlert = {
  /** Stable, public: the tool's own id of this kind of alert. */
  type: string
  title: string
  description: string
  severity: AlertSeverity
  tactics: readonly Tactic[]
  techniques: readonly string[]
  /** Steps in the tool's words; none: ours for this type, or the usual ones. */
  remediation: readonly string[]
  /** The asset in words, where the tool's name for it is better than ours. */
  compromised?: string
  /** The tool no longer holds it for open: it is kept as evidence and joins an alert, but raises none. */
  closed?: boolean
}
