import type { VulnerabilityFacts } from '@/lib/model/observation'
import type { Severity } from '@/lib/model/severity'
import { jsonPath } from '../../problems'
import { vectorVersion } from '../trivy/cvss'
import { expected, identifier, list, record, text, webLink, type Raw } from '../trivy/fields'
import type { Gathering } from '../trivy/gathering'
import { addVulnerability } from '../trivy/seen-vulnerability'
import { packageOf } from './package-of'

/** Grype's words. Negligible is a distribution's own: known, and of no weight. */
const severities: Readonly<Record<string, Severity>> = {
  critical: 'critical',
  high: 'high',
  medium: 'medium',
  low: 'low',
  negligible: 'informational',
  unknown: 'unknown',
}
const fixes: Readonly<Record<string, string>> = { fixed: 'fixed', 'not-fixed': 'affected', 'wont-fix': 'will_not_fix' }

export type MatchPlace = { asset: string; distribution: string | undefined; path: readonly PropertyKey[] }

/** Reads one match: adds its finding and facts, or rejects it with the path of the fault. */
export function readMatch(into: Gathering, item: unknown, { asset, distribution, path }: MatchPlace): void {
  const reject = (field: readonly string[], what: string, got: unknown) =>
    into.rejectItem(asset, 'vulnerability', { path: jsonPath([...path, ...field]), message: expected(what, got) })
  const raw = record(item)
  const vulnerability = record(raw?.vulnerability)
  const artifact = record(raw?.artifact)
  if (!raw || !vulnerability) return reject(['vulnerability'], 'a vulnerability', raw?.vulnerability)
  const id = identifier(vulnerability.id)
  if (!id) return reject(['vulnerability', 'id'], 'a vulnerability id', vulnerability.id)
  const found = artifact && packageOf(artifact, distribution)
  if (!found) return reject(['artifact', 'name'], 'the name of a package', artifact?.name)
  const word = text(vulnerability.severity)?.toLowerCase() ?? 'unknown'
  const severity = Object.hasOwn(severities, word) ? severities[word] : undefined
  if (!severity)
    return reject(
      ['vulnerability', 'severity'],
      'Critical, High, Medium, Low, Negligible or Unknown',
      vulnerability.severity,
    )
  const related = list(raw.relatedVulnerabilities)
    .map(record)
    .filter((one) => one !== undefined)
  const told = [vulnerability, ...related]
  const fix = record(vulnerability.fix)
  const state = text(fix?.state)?.toLowerCase() ?? ''
  const versions = list(fix?.versions).flatMap((one) => text(one) ?? [])
  const { layer, ...own } = found
  const links = told.flatMap((one) => [
    webLink(one.dataSource),
    ...list(one.urls ?? one.links)
      .slice(0, 60)
      .map(webLink),
  ])
  const references = [...new Set(links.filter((link) => link !== undefined))].slice(0, 30)
  addVulnerability(into, asset, {
    id,
    vendorIds: related.flatMap((one) => identifier(one.id) ?? []),
    severity,
    package: { ...own, ...(versions.length > 0 && { fixedVersion: versions.join(', ').slice(0, 500) }) },
    status: Object.hasOwn(fixes, state) ? fixes[state] : undefined,
    ...(layer && { layer }),
    description: told.map((one) => text(one.description, 20_000)).find(Boolean),
    link: webLink(vulnerability.dataSource),
    severitySource: text(vulnerability.namespace),
    cvss: told.map((one) => cvssOf(one.cvss)).find(Boolean),
    epss: epssOf(told),
    knownExploited: told.some((one) => list(one.knownExploited).length > 0) || undefined,
    references,
    cwes: [
      ...new Set(told.flatMap((one) => list(one.cwes).flatMap((cwe) => text(record(cwe)?.cwe ?? cwe) ?? []))),
    ].slice(0, 30),
  })
}

/** The highest version; within it the primary score, which is NVD's or the vendor's own. */
function cvssOf(value: unknown): VulnerabilityFacts['cvss'] {
  const scores = list(value).flatMap((item) => {
    const raw = record(item)
    const score = record(raw?.metrics)?.baseScore
    if (!raw || typeof score !== 'number' || !(score > 0 && score <= 10)) return []
    const vector = text(raw.vector, 300)
    const version = vectorVersion(vector) ?? text(raw.version, 10)
    return [{ score, ...(vector && { vector }), ...(version && { version }), isPrimary: raw.type !== 'Secondary' }]
  })
  const rank = (one: { version?: string; isPrimary: boolean }) =>
    Number.parseFloat(one.version ?? '0') * 2 + (one.isPrimary ? 1 : 0)
  const [best] = scores.toSorted((a, b) => rank(b) - rank(a))
  if (!best) return undefined
  const { isPrimary: _, ...cvss } = best
  return cvss
}

function epssOf(told: readonly Raw[]): number | undefined {
  const values = told.flatMap((one) => list(one.epss).flatMap((item) => record(item)?.epss ?? []))
  return values.find((value): value is number => typeof value === 'number' && value >= 0 && value <= 1)
}
