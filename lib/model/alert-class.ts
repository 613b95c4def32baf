import { alertStatuses, alertStatusRank, type AlertSeverity, type AlertStatus } from './alert'
import { severities, severityRank } from './severity'

/** Status and severity as one number: open alerts first, the worst first among them. */
export function alertClass(status: AlertStatus, severity: AlertSeverity): number {
  return alertStatusRank[status] * 10 + severityRank[severity]
}

/** The status and severity of a class number; throws RangeError on a number that none make. */
export function alertFacets(value: number): { status: AlertStatus; severity: AlertSeverity } {
  const status = alertStatuses.find((name) => alertStatusRank[name] === Math.floor(value / 10))
  const severity = severities.find((name) => severityRank[name] === value % 10)
  if (!status || !severity || severity === 'unknown') throw new RangeError(`${value} is no alert class`)
  return { status, severity }
}
