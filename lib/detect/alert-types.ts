import type { AlertSeverity, Tactic } from '@/lib/model/alert'
import { severityRank } from '@/lib/model/severity'
import { entries } from './catalogue'
import type { AlertTypeEntry } from './catalogue/entry'
import { blankSteps } from './fill-steps'
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
}

/** Every kind of alert, in the order of the catalogue. Rules outside it raise `Falco_<RuleInPascalCase>`. */
export const alertTypes: readonly AlertType[] = entries.map((entry) => ({
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
}))

function worstOf(entry: AlertTypeEntry): AlertSeverity {
  return Object.values(entry.falco)
    .map(severityOfPriority)
    .reduce((worst, next) => (severityRank[next] > severityRank[worst] ? next : worst), 'informational')
}
