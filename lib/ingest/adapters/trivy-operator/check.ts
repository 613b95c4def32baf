import { expected, identifier, record, severityExpected, severityOf, text, texts } from '../trivy/fields'
import type { Gathering } from '../trivy/gathering'
import { problemAt, type Spot } from '../trivy/spot'

/** Reads one entry of `report.checks`. A check that succeeded is no finding. */
export function readCheck(into: Gathering, item: unknown, spot: Spot): void {
  const reject = (field: string | null, what: string, got: unknown) =>
    into.rejectItem(spot.asset, 'misconfiguration', problemAt(spot, field, expected(what, got)))
  const raw = record(item)
  if (!raw) return reject(null, 'a check', item)
  if (raw.success === true) return
  if (raw.success !== false) return reject('success', 'true or false', raw.success)
  const rule = identifier(raw.checkID)
  if (!rule) return reject('checkID', 'the id of a check', raw.checkID)
  const severity = severityOf(raw.severity)
  if (!severity) return reject('severity', severityExpected, raw.severity)
  const scope = record(raw.scope)
  const scopeValue = identifier(scope?.value)
  const scopeType = text(scope?.type)
  const messages = texts(raw.messages, 20)
  const description = text(raw.description, 4_000)
  const remediation = text(raw.remediation, 2_000)
  const category = text(raw.category)
  into.addFinding({
    asset: spot.asset,
    kind: 'misconfiguration',
    rule,
    title: text(raw.title, 500) ?? messages[0] ?? rule,
    severity,
    identity: [rule, spot.target, scopeValue ?? ''],
    location: { path: spot.target },
    detail: {
      ...(messages.length > 0 && { messages }),
      ...(description && { description }),
      ...(remediation && { remediation }),
      ...(category && { category }),
      ...(scopeType && { scopeType }),
      ...(scopeValue && { scope: scopeValue }),
    },
  })
}
