import { expected, identifier, record, severityExpected, severityOf, text } from '../trivy/fields'
import type { Gathering } from '../trivy/gathering'
import { addSecret, maskMatch } from '../trivy/secret'
import { problemAt, type Spot } from '../trivy/spot'

/** Reads one entry of `report.secrets`. They carry no line, so the masked match tells two of one rule apart. */
export function readSecret(into: Gathering, item: unknown, spot: Spot): void {
  const reject = (field: string | null, what: string, got: unknown) =>
    into.rejectItem(spot.asset, 'secret', problemAt(spot, field, expected(what, got)))
  const raw = record(item)
  if (!raw) return reject(null, 'a secret', item)
  const rule = identifier(raw.ruleID)
  if (!rule) return reject('ruleID', 'the id of a rule', raw.ruleID)
  const severity = severityOf(raw.severity)
  if (!severity) return reject('severity', severityExpected, raw.severity)
  const match = text(raw.match, 2_000)
  addSecret(into, spot.asset, {
    rule,
    severity,
    target: identifier(raw.target) ?? '',
    mark: match === undefined ? '' : maskMatch(match),
    title: text(raw.title, 500),
    category: text(raw.category),
    match,
  })
}
