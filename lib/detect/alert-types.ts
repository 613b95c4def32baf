import type { AlertSeverity } from '@/lib/model/alert'
import type { AlertType } from '@/lib/model/alert-type'
import { severityRank } from '@/lib/model/severity'
import { auditDetections } from './audit/catalogue'
import type { AuditDetection } from './audit/detection'
import { entries } from './catalogue'
import type { AlertTypeEntry } from './catalogue/entry'
import { blankSteps } from './fill-steps'
import { processDetections } from './process'
import type { ProcessDetection } from './process/detection'
import { sameMeaning } from './same-meaning'
import { severityOfPriority } from './severity'

const ids = new Set([...entries, ...auditDetections].map(({ id }) => id))

/** Every kind of alert, in the order of the catalogue. Rules outside it raise `Falco_<RuleInPascalCase>`. */
export const alertTypes: readonly AlertType[] = [
  ...entries.map((entry) => {
    const found = processDetections.find((detection) => detection.type === entry.id)
    return { ...typeOf(entry), ...(found ? { process: processOf(found) } : {}) }
  }),
  ...auditDetections.map(typeOfDetection),
]

function typeOfDetection(detection: AuditDetection): AlertType {
  const { id, name, description, severity, fires, benign, level } = detection
  return {
    id,
    name,
    description,
    severity,
    tactics: [...detection.tactics],
    techniques: [...detection.techniques],
    remediation: blankSteps(detection.remediation),
    preventedBy: [...(detection.preventedBy ?? [])],
    defender: [...detection.defender],
    related: sameMeaning(id, (other) => ids.has(other)),
    rules: { source: 'kubernetes-audit', names: [id] },
    audit: {
      fires,
      benign: [...benign],
      level,
      decidedBy: 'state' in detection ? 'history' : 'needs' in detection ? 'inventory' : 'request',
    },
  }
}

function processOf({ severity, fires, benign }: ProcessDetection) {
  return { severity, fires, benign: [...benign] }
}

function typeOf(entry: AlertTypeEntry): AlertType {
  return {
    id: entry.id,
    name: entry.name,
    description: entry.description,
    severity: entry.severity?.is ?? worstOf(entry),
    ...(entry.severity ? { severityReason: entry.severity.because } : {}),
    tactics: [...entry.tactics],
    techniques: [...entry.techniques],
    remediation: blankSteps(entry.remediation),
    preventedBy: [...(entry.preventedBy ?? [])],
    defender: entry.id.startsWith('K8S') ? [entry.id] : [],
    related: sameMeaning(entry.id, (other) => ids.has(other)),
    rules: { source: 'falco', names: Object.keys(entry.falco) },
  }
}

/** As Falco ships its rules; for a type that Falco has none for, as we recognise it ourselves. */
function worstOf(entry: AlertTypeEntry): AlertSeverity {
  const own = processDetections.find((detection) => detection.type === entry.id)
  const shipped = Object.values(entry.falco).map(severityOfPriority)
  return (shipped.length > 0 ? shipped : own ? [own.severity] : []).reduce<AlertSeverity>(
    (worst, next) => (severityRank[next] > severityRank[worst] ? next : worst),
    'informational',
  )
}
