import type { AlertSeverity, Tactic } from './alert'
import type { AuditLevel } from './audit-event'

/** A kind of alert, as the public reference tells of it. */
export type AlertType = {
  id: string
  name: string
  description: string
  /** As the sensor ships its rules; an event may say otherwise unless `severityReason` is given. */
  severity: AlertSeverity
  severityReason?: string
  tactics: Tactic[]
  techniques: string[]
  remediation: string[]
  preventedBy: string[]
  /** Ids of Microsoft's alerts that mean the same, or are the nearest. */
  defender: string[]
  /** Kinds of alerts that another source raises for the same thing, by id. */
  related: string[]
  /** The rules that raise it: the sensor's, or our own detection over the audit log. */
  rules: { source: 'falco' | 'kubernetes-audit'; names: string[] }
  /** How it is recognised in the audit log, and what the audit policy must write for it. */
  audit?: {
    fires: string
    benign: string[]
    level: AuditLevel
    /** What it is decided by: the request alone, what happened before, or what the inventory holds as well. */
    decidedBy: 'request' | 'history' | 'inventory'
  }
  /** How it is recognised in command lines and calls that a sensor such as Tetragon tells. */
  process?: { severity: AlertSeverity; fires: string; benign: string[] }
}
