import type { AlertSeverity, Tactic } from '@/lib/model/alert'
import { tactics } from '@/lib/model/alert'
import { clusterKey } from '@/lib/model/key'
import type { Json } from '@/lib/model/json'
import type { ObservedEvent } from '@/lib/model/observation'
import { redactJson, redactText } from '@/lib/model/redact'
import { entitiesOf } from './entities'
import { asList, asRaw, asText, type Finding, infoOf, productOf, severityOf, timeOf } from './payload'
import type { OcsfPlace } from './place'
import { ruleOf, typeOf } from './type-of'

const byWord = new Map(tactics.map((tactic) => [tactic.toLowerCase(), tactic] as const))

/** A detection as an event with the alert that the tool raised; null when it has no time that can be read. */
export function eventOf(finding: Finding, place: OcsfPlace): ObservedEvent | null {
  const time = timeOf(finding)
  const asset = place.assets.at(-1)
  if (!time || !asset) return null
  const info = infoOf(finding)
  const rule = redactText(ruleOf(finding))
  const title = redactText(asText(info.title) ?? rule).slice(0, 500)
  const severity = severityOf(finding)
  // Suppressed, resolved, archived, deleted; or the activity Close.
  const closed = [3, 4, 5, 6].includes(finding.status_id ?? 0) || finding.activity_id === 3
  const remediation = asRaw(finding.remediation) ?? asRaw(info.remediation)
  const steps = [asText(remediation?.desc), ...asList(remediation?.references).map(asText)]
  return {
    identity: [productOf(finding), asText(info.uid) ?? title, time.nanos.toString(), closed ? 'closed' : 'open'].map(
      (part) => redactText(part),
    ),
    at: time.iso,
    rule,
    priority: severity,
    message: redactText(finding.message ?? asText(info.desc) ?? title),
    tags: [],
    fields: fieldsOf(finding),
    asset: asset.key,
    ...(place.cluster ? { cluster: clusterKey(place.cluster) } : {}),
    entities: entitiesOf(finding, place),
    stated: {
      type: typeOf(finding),
      title,
      description: redactText(asText(info.desc) ?? finding.message ?? title),
      severity: alertSeverity(severity),
      ...attacksOf(finding),
      remediation: steps.flatMap((step) => (step ? [redactText(step)] : [])).slice(0, 20),
      ...(closed ? { closed } : {}),
    },
  }
}

/** A finding that its tool could not rate says nothing of its weight. */
const alertSeverity = (severity: ReturnType<typeof severityOf>): AlertSeverity =>
  severity === 'unknown' ? 'informational' : severity

function attacksOf(finding: Finding): { tactics: Tactic[]; techniques: string[] } {
  const attacks = [...(finding.attacks ?? []), ...asList(infoOf(finding).attacks)].map(asRaw)
  const words = attacks.flatMap((attack) =>
    [asRaw(attack?.tactic), ...asList(attack?.tactics).map(asRaw)].flatMap((one) => asText(one?.name) ?? []),
  )
  const ids = attacks.flatMap((attack) =>
    [attack?.technique, attack?.sub_technique].flatMap((one) => asText(asRaw(one)?.uid)?.toUpperCase() ?? []),
  )
  return {
    tactics: [...new Set(words.flatMap((word) => byWord.get(word.replace(/[^a-z]/gi, '').toLowerCase()) ?? []))],
    techniques: [...new Set(ids.filter((id) => /^T\d{4}(?:\.\d{3})?$/.test(id)))],
  }
}

function fieldsOf(finding: Finding): Record<string, Json> {
  const info = infoOf(finding)
  const all: Record<string, Json | undefined | null> = {
    product: productOf(finding),
    uid: info.uid,
    types: info.types,
    status: finding.status,
    status_detail: finding.status_detail,
    severity: finding.severity,
    risk: finding.risk_details,
    cloud: finding.cloud,
    resources: finding.resources?.slice(0, 20),
    evidences: finding.evidences?.slice(0, 20),
    actor: finding.actor,
    device: finding.device,
    container: finding.container,
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) =>
      value === undefined || value === null ? [] : [[key, redactJson(value)]],
    ),
  )
}
