import { alertSeverities, tactics, type AlertSeverity } from '@/lib/model/alert'
import type { ObservedEvent } from '@/lib/model/observation'
import type { StatedAlert } from '@/lib/model/stated-alert'
import type { AlertDraft } from './alert-draft'
import { detectionById } from './audit/catalogue'
import { entryOf, entryOfFalcoRule } from './catalogue'
import type { AlertTypeEntry } from './catalogue/entry'
import { checkHost, askOwner, lookAtPod, readAuditLog } from './catalogue/steps'
import { compromisedEntity, compromisedObject, entityKey } from './entity-key'
import { fillSteps } from './fill-steps'
import { pascalCase } from '@/lib/model/pascal-case'
import { recogniseProcess } from './process'
import { severityOfPriority } from './severity'
import { tacticsOf, techniquesOf } from './tags'

/** Rules that report every event there is; they are evidence, never an alert. */
const evidenceOnly = new Set(['all k8s audit events'])
const usualSteps = [askOwner, readAuditLog, lookAtPod, checkHost]

/**
 * The alert that an event would raise, or null when it is no cause for one (a source without a catalogue, a rule
 * that reports everything, a process that did nothing suspicious). What our own detections recognise in a process goes
 * before what a tool calls it, so that two sensors speak of one type.
 */
export function draftAlert(source: string, event: ObservedEvent): AlertDraft | null {
  if (event.process) {
    const found = recogniseProcess(event.process)
    const entry = found && entryOf(found.type)
    if (entry) return { ...draftOf(source, event, entry, found.severity), rule: found.type }
  }
  if (event.stated) return draftStated(source, event, event.stated)
  if (source === 'kubernetes-audit') return draftDetected(source, event)
  if (source !== 'falco' || evidenceOnly.has(event.rule.trim().toLowerCase())) return null
  return draftOf(source, event, entryOfFalcoRule(event.rule), severityOfPriority(event.priority))
}

/**
 * Severity: the catalogue's where it has a reason to differ, else the one given. Tactics and techniques: the
 * catalogue's and those that the event's own tags name.
 */
function draftOf(
  source: string,
  event: ObservedEvent,
  entry: AlertTypeEntry | undefined,
  severity: AlertSeverity,
): AlertDraft {
  const compromised = compromisedEntity(event.entities)
  const named = new Set([...(entry?.tactics ?? []), ...tacticsOf(event.tags)])
  return {
    type: entry?.id ?? ownType(event.rule),
    title: entry?.name ?? event.rule,
    description: entry?.description ?? `A rule of your own, or one that is not in the catalogue, fired: ${event.rule}.`,
    severity: entry?.severity?.is ?? severity,
    tactics: tactics.filter((tactic) => named.has(tactic)),
    techniques: [...new Set([...(entry?.techniques ?? []), ...techniquesOf(event.tags)])],
    entityKey: entityKey(event),
    entities: event.entities,
    compromisedEntity: compromised,
    remediation: fillSteps(entry?.remediation ?? usualSteps, event.entities, compromised || 'it'),
    rule: event.rule,
    source,
    ...(entry?.preventedBy ? { preventedBy: [...entry.preventedBy] } : {}),
  }
}

/** The alert of a tool that raises alerts itself: its words, and of the catalogue what it does not say. */
function draftStated(source: string, event: ObservedEvent, stated: StatedAlert): AlertDraft {
  const entry = entryOf(stated.type)
  const base = draftOf(source, event, entry, stated.severity)
  const named = new Set([...stated.tactics, ...base.tactics])
  return {
    ...base,
    type: stated.type,
    title: stated.title,
    description: stated.description,
    severity: stated.severity,
    tactics: tactics.filter((tactic) => named.has(tactic)),
    techniques: [...new Set([...stated.techniques, ...base.techniques])],
    ...(stated.compromised ? { compromisedEntity: stated.compromised } : {}),
    ...(stated.remediation.length > 0 ? { remediation: [...stated.remediation] } : {}),
    ...(stated.closed ? { joinsOnly: true } : {}),
  }
}

/** The alert of one of our detections over the audit log, which `rule` names; null for one that is no more. */
function draftDetected(source: string, event: ObservedEvent): AlertDraft | null {
  const detection = detectionById(event.rule)
  if (!detection) return null
  const compromised = compromisedObject(event)
  const caller = event.fields['user.username']
  return {
    type: detection.id,
    title: detection.name,
    description: detection.description,
    severity: alertSeverities.find((severity) => severity === event.priority) ?? detection.severity,
    tactics: tactics.filter((tactic) => detection.tactics.includes(tactic)),
    techniques: [...detection.techniques],
    entityKey: entityKey(event),
    entities: event.entities,
    compromisedEntity: compromised,
    remediation: fillSteps(detection.remediation, event.entities, compromised || 'it', {
      ...(typeof caller === 'string' && { user: caller }),
      ...textField(event, 'objectRef.resource', 'resource'),
      ...textField(event, 'objectRef.name', 'name'),
    }),
    rule: event.rule,
    source,
    ...(detection.preventedBy ? { preventedBy: [...detection.preventedBy] } : {}),
  }
}

function textField(event: ObservedEvent, field: string, name: string): Record<string, string> {
  const value = event.fields[field]
  return typeof value === 'string' && value !== '' ? { [name]: value } : {}
}

/** A stable type for a rule that the catalogue does not know. */
function ownType(rule: string): string {
  return `Falco_${pascalCase(rule) || 'UnnamedRule'}`
}
