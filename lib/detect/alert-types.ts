import type { AlertSeverity, Tactic } from '@/lib/model/alert'
import { severityRank } from '@/lib/model/severity'
import { entries } from './catalogue'
import type { AlertTypeEntry } from './catalogue/entry'
import { blankSteps } from './fill-steps'
import { processDetections } from './process'
import type { ProcessDetection } from './process/detection'
import { severityOfPriority } from './severity'

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
  /** The sensor's rules that raise it. */
  rules: { source: 'falco'; names: string[] }
  /** How it is recognised in command lines and calls that a sensor such as Tetragon tells. */
  process?: { severity: AlertSeverity; fires: string; benign: string[] }
}

/** Every kind of alert, in the order of the catalogue. Rules outside it raise `Falco_<RuleInPascalCase>`. */
export const alertTypes: readonly AlertType[] = entries.map((entry) => {
  const found = processDetections.find((detection) => detection.type === entry.id)
  return { ...typeOf(entry), ...(found ? { process: processOf(found) } : {}) }
})

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
