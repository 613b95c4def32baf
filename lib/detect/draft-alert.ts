import { tactics } from '@/lib/model/alert'
import type { ObservedEvent } from '@/lib/model/observation'
import type { AlertDraft } from './alert-draft'
import { entryOfFalcoRule } from './catalogue'
import { checkHost, askOwner, lookAtPod, readAuditLog } from './catalogue/steps'
import { compromisedEntity, entityKey } from './entity-key'
import { fillSteps } from './fill-steps'
import { pascalCase } from './pascal-case'
import { severityOfPriority } from './severity'
import { tacticsOf, techniquesOf } from './tags'

/** Rules that report every event there is; they are evidence, never an alert. */
const evidenceOnly = new Set(['all k8s audit events'])

/**
 * The alert that an event would raise, or null when it is no cause for one (a source without a catalogue, a rule
 * that reports everything). Severity: the catalogue's where it has a reason to differ, else the event's priority.
 * Tactics and techniques: the catalogue's and those that the event's own tags name.
 */
export function draftAlert(source: string, event: ObservedEvent): AlertDraft | null {
  if (source !== 'falco' || evidenceOnly.has(event.rule.trim().toLowerCase())) return null
  const entry = entryOfFalcoRule(event.rule)
  const compromised = compromisedEntity(event.entities)
  const named = new Set([...(entry?.tactics ?? []), ...tacticsOf(event.tags)])
  const steps = entry?.remediation ?? [askOwner, readAuditLog, lookAtPod, checkHost]
  return {
    type: entry?.id ?? ownType(event.rule),
    title: entry?.name ?? event.rule,
    description: entry?.description ?? `A rule of your own, or one that is not in the catalogue, fired: ${event.rule}.`,
    severity: entry?.severity?.is ?? severityOfPriority(event.priority),
    tactics: tactics.filter((tactic) => named.has(tactic)),
    techniques: [...new Set([...(entry?.techniques ?? []), ...techniquesOf(event.tags)])],
    entityKey: entityKey(event),
    entities: event.entities,
    compromisedEntity: compromised,
    remediation: fillSteps(steps, event.entities, compromised || 'it'),
    rule: event.rule,
    source,
    ...(entry?.preventedBy ? { preventedBy: [...entry.preventedBy] } : {}),
  }
}

/** A stable type for a rule that the catalogue does not know. */
function ownType(rule: string): string {
  return `Falco_${pascalCase(rule) || 'UnnamedRule'}`
}
