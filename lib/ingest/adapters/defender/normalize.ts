import type { Entity, Tactic } from '@/lib/model/alert'
import { tactics } from '@/lib/model/alert'
import { clusterKey } from '@/lib/model/key'
import type { Json } from '@/lib/model/json'
import type { ObservedAsset, ObservedEvent } from '@/lib/model/observation'
import { pascalCase } from '@/lib/model/pascal-case'
import { redactJson, redactText } from '@/lib/model/redact'
import { entitiesOf } from './alert-entities'
import { readEntities } from './entities'
import { type DefenderAlert, statusOf } from './payload'
import { placeOf, resourceIds } from './place'

export type Normalized = { event: ObservedEvent; assets: ObservedAsset[]; nanos: bigint }

const byWord = new Map(tactics.map((tactic) => [tactic.toLowerCase(), tactic] as const)).set(
  'preattack',
  'Reconnaissance',
)

/**
 * One alert in the domain's words, without secrets; a text that names what it is about instead, when that is nothing we
 * hold. Its identity is Defender's own id with the state it is in: news of the same alert is another event of it.
 */
export function normalizeAlert(alert: DefenderAlert, sentCluster: string | undefined): Normalized | string {
  const raw = readEntities(alert.entities ?? [])
  const place = placeOf(alert, raw, sentCluster)
  const asset = place?.assets.at(-1)
  const status = statusOf(alert)
  const closed = status === 'dismissed' || status === 'resolved'
  const seen = alert.endTimeUtc ?? alert.startTimeUtc ?? alert.timeGeneratedUtc
  const told = closed ? (alert.processingEndTimeUtc ?? alert.timeGeneratedUtc ?? seen) : seen
  if (!place || !asset || !seen || !told) {
    const [about = alert.compromisedEntity ?? 'nothing by name'] = resourceIds(alert, raw)
    return `is about ${redactText(about).slice(0, 200)}; only clusters, machines and registries are held here`
  }
  const type = typeOf(alert)
  const title = redactText(alert.alertDisplayName || alert.alertType).slice(0, 500)
  const entities = entitiesOf(place, raw)
  return {
    nanos: told.nanos,
    assets: place.assets,
    event: {
      identity: [alert.name || alert.systemAlertId || '', status, seen.nanos.toString()].map(redactText),
      at: told.iso,
      rule: redactText(alert.alertType),
      priority: alert.severity,
      message: closed ? `${title} (${status} in Defender for Cloud)` : title,
      tags: [],
      fields: fieldsOf(alert, status),
      asset: asset.key,
      ...(place.cluster ? { cluster: clusterKey(place.cluster) } : {}),
      entities,
      stated: {
        type,
        title,
        description: redactText(filled(alert)),
        severity: alert.severity,
        tactics: tacticsOf(alert),
        techniques: techniquesOf(alert),
        remediation: (alert.remediationSteps ?? []).map((step) => redactText(step)),
        ...compromisedOf(alert, entities),
        ...(closed ? { closed } : {}),
      },
    },
  }
}

/** Microsoft's own id; ours are the same for what means the same. */
function typeOf(alert: DefenderAlert): string {
  if (/^[A-Za-z0-9][\w.-]{2,119}$/.test(alert.alertType)) return alert.alertType
  return `Defender_${pascalCase(alert.alertDisplayName || alert.alertType) || 'UnnamedAlert'}`
}

function tacticsOf(alert: DefenderAlert): Tactic[] {
  const words = (alert.intent ?? '').split(/[,;]/).map((word) => word.replace(/[^a-z]/gi, '').toLowerCase())
  return [...new Set(words.flatMap((word) => byWord.get(word) ?? []))]
}

function techniquesOf(alert: DefenderAlert): string[] {
  const all = [...(alert.techniques ?? []), ...(alert.subTechniques ?? [])].map((one) => one.trim().toUpperCase())
  return [...new Set(all.filter((one) => /^T\d{4}(?:\.\d{3})?$/.test(one)))]
}

/** The export leaves `%{Name}` in descriptions, to be filled from the properties. */
function filled(alert: DefenderAlert): string {
  const values = new Map(
    Object.entries(alert.extendedProperties ?? {}).map(([key, value]) => [key.toLowerCase(), value]),
  )
  return (alert.description || alert.alertDisplayName || alert.alertType).replace(
    /%\{([^}]{1,80})\}/g,
    (whole, name: string) => {
      const value = values.get(name.toLowerCase())
      return typeof value === 'string' || typeof value === 'number' ? String(value) : whole
    },
  )
}

/** Their word for it, unless ours is narrower: a namespace or workload. */
function compromisedOf(alert: DefenderAlert, entities: readonly Entity[]): { compromised?: string } {
  const name = alert.compromisedEntity?.trim()
  const isNarrow = entities.some(({ kind }) => kind === 'workload' || kind === 'pod' || kind === 'namespace')
  return name && !isNarrow ? { compromised: redactText(name).slice(0, 500) } : {}
}

function fieldsOf(alert: DefenderAlert, status: string): Record<string, Json> {
  const all: Record<string, Json | undefined> = {
    status: `${status} in Defender for Cloud`,
    alertType: alert.alertType,
    systemAlertId: alert.systemAlertId ?? alert.name ?? undefined,
    alertUri: alert.alertUri ?? undefined,
    azureResourceId: alert.azureResourceId ?? undefined,
    compromisedEntity: alert.compromisedEntity ?? undefined,
    product: alert.productName ?? undefined,
    plan: alert.productComponentName ?? undefined,
    startTime: alert.startTimeUtc?.iso,
    endTime: alert.endTimeUtc?.iso,
    incident: alert.isIncident || undefined,
    properties: alert.extendedProperties ?? undefined,
    entities: alert.entities ?? undefined,
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) =>
      value === undefined || value === '' ? [] : [[key, redactJson(value)]],
    ),
  )
}
