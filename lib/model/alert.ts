import { z } from 'zod'

/** An alert's severities: the four of Microsoft's list and Critical above them. */
export const alertSeverities = ['critical', 'high', 'medium', 'low', 'informational'] as const
export const alertSeveritySchema = z.enum(alertSeverities)
export type AlertSeverity = z.infer<typeof alertSeveritySchema>

export const alertStatuses = ['active', 'in-progress', 'resolved', 'dismissed'] as const
export const alertStatusSchema = z.enum(alertStatuses)
export type AlertStatus = z.infer<typeof alertStatusSchema>
export const openAlertStatuses = ['active', 'in-progress'] as const satisfies readonly AlertStatus[]

/** Digits of `alert.class`, most important first: open ones sort before closed ones. Never renumber. */
export const alertStatusRank = {
  active: 4,
  'in-progress': 3,
  resolved: 2,
  dismissed: 1,
} as const satisfies Record<AlertStatus, number>

/** Why an alert was dismissed. */
export const dismissReasons = ['false-positive', 'benign', 'accepted-risk', 'test', 'duplicate', 'other'] as const
export const dismissReasonSchema = z.enum(dismissReasons)
export type DismissReason = z.infer<typeof dismissReasonSchema>

/** MITRE ATT&CK tactics, plus Microsoft's own Probing and Exploitation. */
export const tactics = [
  'Reconnaissance',
  'ResourceDevelopment',
  'InitialAccess',
  'Execution',
  'Persistence',
  'PrivilegeEscalation',
  'DefenseEvasion',
  'CredentialAccess',
  'Discovery',
  'LateralMovement',
  'Collection',
  'CommandAndControl',
  'Exfiltration',
  'Impact',
  'Probing',
  'Exploitation',
] as const
export const tacticSchema = z.enum(tactics)
export type Tactic = z.infer<typeof tacticSchema>

export const entityKinds = [
  'cluster',
  'node',
  'namespace',
  'workload',
  'pod',
  'container',
  'image',
  'process',
  'user',
  'service-account',
  'host',
  'file',
  'ip',
] as const
export type EntityKind = (typeof entityKinds)[number]

/** A thing an alert speaks of; `key` names the asset when the inventory can hold it. */
export type Entity = { kind: EntityKind; name: string; key?: string; detail?: Record<string, string> }
