import { auditAccess } from './audit-access'
import { auditLifecycle } from './audit-lifecycle'
import { auditWorkloads } from './audit-workloads'
import { credentials } from './credentials'
import { drift } from './drift'
import type { AlertTypeEntries, AlertTypeEntry } from './entry'
import { containerEscape } from './escape'
import { network } from './network'
import { nodeAttacks } from './node-attacks'
import { nodeChanges } from './node-changes'
import { privilege } from './privilege'
import { remoteControl } from './remote-control'
import { sensor } from './sensor'
import { shells } from './shells'
import { tampering } from './tampering'

/** Every kind of alert that a known rule raises. */
export const entries: AlertTypeEntries = [
  ...remoteControl,
  ...shells,
  ...containerEscape,
  ...privilege,
  ...credentials,
  ...drift,
  ...tampering,
  ...network,
  ...nodeAttacks,
  ...nodeChanges,
  ...auditAccess,
  ...auditWorkloads,
  ...auditLifecycle,
  ...sensor,
]

// Rules are renamed in case and spaces from release to release, not in words.
const normal = (rule: string) => rule.trim().toLowerCase().replace(/\s+/g, ' ')

const byFalcoRule = new Map(entries.flatMap((entry) => Object.keys(entry.falco).map((rule) => [normal(rule), entry])))

/** The entry of a Falco rule; undefined for a rule that is not one of the shipped. */
export function entryOfFalcoRule(rule: string): AlertTypeEntry | undefined {
  return byFalcoRule.get(normal(rule))
}

const byId = new Map(entries.map((entry) => [entry.id, entry]))

/** The entry of a type; undefined for the types of tools' own rules. */
export function entryOf(id: string): AlertTypeEntry | undefined {
  return byId.get(id)
}
