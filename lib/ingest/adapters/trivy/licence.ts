import { expected, identifier, record, severityExpected, severityOf, text, webLink } from './fields'
import type { Gathering } from './gathering'
import { problemAt, type Spot } from './spot'

/** Reads one entry of `Licenses`: the licence of a package, or of a file that lies about loose. */
export function readLicence(into: Gathering, item: unknown, spot: Spot): void {
  const reject = (field: string | null, what: string, got: unknown) =>
    into.rejectItem(spot.asset, 'licence', problemAt(spot, field, expected(what, got)))
  const raw = record(item)
  if (!raw) return reject(null, 'a licence', item)
  const rule = identifier(raw.Name)
  if (!rule) return reject('Name', 'the name of a licence', raw.Name)
  const severity = severityOf(raw.Severity)
  if (!severity) return reject('Severity', severityExpected, raw.Severity)
  const packageName = identifier(raw.PkgName)
  const path = identifier(raw.FilePath)
  const holder = packageName ?? path ?? spot.target
  const category = text(raw.Category)
  const link = webLink(raw.Link)
  const confidence = raw.Confidence
  into.addFinding({
    asset: spot.asset,
    kind: 'licence',
    rule,
    title: `${rule} in ${holder}`,
    severity,
    identity: [holder, rule],
    ...(packageName && { package: { name: packageName } }),
    ...(path && { location: { path } }),
    detail: {
      ...(category && { category }),
      ...(link && { link }),
      ...(typeof confidence === 'number' && Number.isFinite(confidence) && { confidence }),
    },
  })
}
