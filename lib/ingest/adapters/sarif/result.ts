import type { FindingKind } from '@/lib/model/finding'
import type { ObservedFinding } from '@/lib/model/observation'
import { redactText } from '@/lib/model/redact'
import type { Severity } from '@/lib/model/severity'
import { identifier, list, record, text, webLink, whole, type Raw } from '../trivy/fields'

const advisory = /^(CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})(?:-|$)/i
const words: Readonly<Record<string, Severity>> = {
  critical: 'critical',
  high: 'high',
  medium: 'medium',
  moderate: 'medium',
  low: 'low',
  negligible: 'informational',
  none: 'informational',
  unknown: 'unknown',
}
const levels: Readonly<Record<string, Severity>> = {
  error: 'high',
  warning: 'medium',
  note: 'low',
  none: 'informational',
}
/** How Trivy names the kind of a rule. */
const kinds: Readonly<Record<string, FindingKind>> = {
  secret: 'secret',
  license: 'licence',
  misconfiguration: 'misconfiguration',
}

const messageOf = (value: unknown): string => text(record(value)?.text, 8_000) ?? ''
/** A line `Label: value` of a message or of a rule's help. */
const lineOf = (source: string, label: string): string | undefined =>
  new RegExp(`(?:^|\\n)${label}: {0,4}([^\\n]{1,300})`).exec(source)?.[1]?.trim() || undefined

/** Advisories are vulnerabilities; Trivy says in the rule's name what else it is; the rest are rules that were broken. */
export function kindOf(ruleId: string, rule: Raw | undefined): FindingKind {
  const name = (text(rule?.name) ?? '').toLowerCase()
  if (advisory.test(ruleId) || name.endsWith('vulnerability')) return 'vulnerability'
  return (Object.hasOwn(kinds, name) ? kinds[name] : undefined) ?? 'misconfiguration'
}

/** The tool's word in the message or the rule's help, else the rule's score as GitHub reads it, else the level. */
export function severityOf(result: Raw, rule: Raw | undefined): Severity {
  const said = [messageOf(result.message), messageOf(rule?.help)].map(
    (source) => lineOf(source, 'Severity')?.toLowerCase() ?? '',
  )
  const word = said.find((one) => Object.hasOwn(words, one))
  if (word) return words[word] ?? 'unknown'
  const score = Number(record(rule?.properties)?.['security-severity'] ?? Number.NaN)
  if (score > 0 && score <= 10) return score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low'
  const level = text(result.level) ?? text(record(rule?.defaultConfiguration)?.level) ?? 'warning'
  return (Object.hasOwn(levels, level) ? levels[level] : undefined) ?? 'unknown'
}

/** A result as a finding on this asset. */
export function findingOf(asset: string, ruleId: string, result: Raw, rule: Raw | undefined): ObservedFinding {
  const kind = kindOf(ruleId, rule)
  const id = kind === 'vulnerability' ? (advisory.exec(ruleId)?.[1] ?? ruleId) : ruleId
  const message = redactText(messageOf(result.message))
  const help = messageOf(rule?.help)
  const place = placeOf(result)
  const found = kind === 'vulnerability' ? packageOf(message, help, place.path) : undefined
  const short = messageOf(rule?.shortDescription) || messageOf(rule?.fullDescription)
  const link = webLink(rule?.helpUri) ?? webLink(help)
  return {
    asset,
    kind,
    rule: id,
    title: redactText(short || message.split('\n')[0] || id).slice(0, 500),
    severity: severityOf(result, rule),
    identity: found ? [found.name, found.type ?? '', found.version ?? '', found.path ?? ''] : identityOf(result, place),
    ...(found && { package: found }),
    ...(found?.fixedVersion && { fixStatus: 'fixed' as const }),
    ...(place.path && { location: { path: place.path, ...(place.line !== undefined && { startLine: place.line }) } }),
    detail: { ...(message && { messages: [message.slice(0, 2_000)] }), ...(link && { link }) },
  }
}

/** Trivy and Grype put the package into the message, each in its own way. */
function packageOf(
  message: string,
  help: string,
  place: string | undefined,
): NonNullable<ObservedFinding['package']> | undefined {
  const grype = /\bin (\S{1,60}) package: ([^,\n]{1,300}), version (\S{1,200}) was found/.exec(message)
  const name = lineOf(message, 'Package') ?? grype?.[2]
  if (!name) return undefined
  const version = lineOf(message, 'Installed Version') ?? grype?.[3]
  const fixed = lineOf(message, 'Fixed Version') ?? lineOf(help, 'Fix Version')
  const path = grype ? place?.replace(/^[^/]*\//, '') : undefined
  return {
    name,
    ...(version && { version }),
    ...(fixed && { fixedVersion: fixed }),
    ...(grype?.[1] && { type: grype[1] }),
    ...(path && { path }),
  }
}

function placeOf(result: Raw): { path?: string; line?: number; name?: string } {
  const location = record(list(result.locations)[0])
  const physical = record(location?.physicalLocation)
  const path = identifier(record(physical?.artifactLocation)?.uri)
  const line = whole(record(physical?.region)?.startLine)
  const name = identifier(record(list(location?.logicalLocations)[0])?.fullyQualifiedName)
  return {
    ...(path && { path: redactText(path) }),
    ...(line !== undefined && { line }),
    ...(name && { name: redactText(name) }),
  }
}

/** The tool's own mark of what stays the same when lines move, else the place. */
function identityOf(result: Raw, place: { path?: string; line?: number; name?: string }): string[] {
  const marks = [record(result.fingerprints), record(result.partialFingerprints)]
  const mark = marks
    .flatMap((one) => Object.values(one ?? {}))
    .find((one): one is string => typeof one === 'string' && one.length <= 300)
  return [place.path ?? place.name ?? '', mark ?? (place.line === undefined ? '' : String(place.line))]
}
