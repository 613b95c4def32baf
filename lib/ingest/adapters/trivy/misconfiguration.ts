import { expected, identifier, record, severityExpected, severityOf, text, texts, webLink, whole } from './fields'
import type { Gathering } from './gathering'
import { problemAt, type Spot } from './spot'

/** Reads one entry of `Misconfigurations`. Only a failed check is a finding; passes and exceptions are not. */
export function readMisconfiguration(into: Gathering, item: unknown, spot: Spot): void {
  const reject = (field: string | null, what: string, got: unknown) =>
    into.rejectItem(spot.asset, 'misconfiguration', problemAt(spot, field, expected(what, got)))
  const raw = record(item)
  if (!raw) return reject(null, 'a misconfiguration', item)
  if (raw.Status === 'PASS' || raw.Status === 'EXCEPTION') return
  if (raw.Status !== 'FAIL') return reject('Status', 'PASS, FAIL or EXCEPTION', raw.Status)
  const rule = identifier(raw.ID) ?? identifier(raw.AVDID)
  if (!rule) return reject('ID', 'the id of a check', raw.ID)
  const severity = severityOf(raw.Severity)
  if (!severity) return reject('Severity', severityExpected, raw.Severity)
  const cause = record(raw.CauseMetadata) ?? {}
  const startLine = whole(cause.StartLine)
  const endLine = whole(cause.EndLine)
  const resource = identifier(cause.Resource)
  const alias = identifier(raw.AVDID)
  const message = text(raw.Message, 2_000)
  const description = text(raw.Description, 4_000)
  const remediation = text(raw.Resolution, 2_000)
  const link = webLink(raw.PrimaryURL)
  const references = texts(raw.References).filter((reference) => webLink(reference))
  into.addFinding({
    asset: spot.asset,
    kind: 'misconfiguration',
    rule,
    ...(alias && alias !== rule && { aliases: [alias] }),
    title: text(raw.Title, 500) ?? rule,
    severity,
    identity: [rule, spot.target, resource ?? (startLine === undefined ? '' : String(startLine))],
    location: {
      ...(spot.target && { path: spot.target }),
      ...(startLine !== undefined && { startLine }),
      ...(endLine !== undefined && { endLine }),
    },
    detail: {
      ...(message && { messages: [message] }),
      ...(description && { description }),
      ...(remediation && { remediation }),
      ...(resource && { resource }),
      ...(link && { link }),
      ...(references.length > 0 && { references }),
    },
  })
}
