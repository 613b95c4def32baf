import type { AlertSeverity } from '@/lib/model/alert'

/**
 * Falco's eight levels as our five. The three above Error are one for Falco's own rules ("critical" is the highest
 * that a stock rule uses), so they are one for us; Notice, the level of the noisiest rules, stays below Medium.
 */
const ofPriority: Readonly<Record<string, AlertSeverity>> = {
  emergency: 'critical',
  alert: 'critical',
  critical: 'critical',
  error: 'high',
  warning: 'medium',
  notice: 'low',
  informational: 'informational',
  debug: 'informational',
}

/** The severity of a sensor's level; a level that nobody knows says nothing, so it is informational. */
export function severityOfPriority(priority: string): AlertSeverity {
  const name = priority.toLowerCase()
  return (Object.hasOwn(ofPriority, name) ? ofPriority[name] : undefined) ?? 'informational'
}
