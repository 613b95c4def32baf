import { expected, identifier, record, severityExpected, severityOf, text, whole } from './fields'
import type { Gathering } from './gathering'
import { problemAt, type Spot } from './spot'

/** Reads one entry of `Secrets`. The secret itself never gets in: see `maskMatch`. */
export function readSecret(into: Gathering, item: unknown, spot: Spot): void {
  const reject = (field: string | null, what: string, got: unknown) =>
    into.rejectItem(spot.asset, 'secret', problemAt(spot, field, expected(what, got)))
  const raw = record(item)
  if (!raw) return reject(null, 'a secret', item)
  const rule = identifier(raw.RuleID)
  if (!rule) return reject('RuleID', 'the id of a rule', raw.RuleID)
  const severity = severityOf(raw.Severity)
  if (!severity) return reject('Severity', severityExpected, raw.Severity)
  const startLine = whole(raw.StartLine)
  addSecret(into, spot.asset, {
    rule,
    severity,
    target: spot.target,
    mark: startLine === undefined ? '' : String(startLine),
    startLine,
    endLine: whole(raw.EndLine),
    layer: text(record(raw.Layer)?.Digest) ?? text(record(raw.Layer)?.DiffID),
    title: text(raw.Title, 500),
    category: text(raw.Category),
    match: text(raw.Match, 2_000),
  })
}

type SeenSecret = {
  rule: string
  severity: NonNullable<ReturnType<typeof severityOf>>
  target: string
  /** Tells two secrets of one rule in one file apart. */
  mark: string
  startLine?: number
  endLine?: number
  layer?: string
  title?: string
  category?: string
  match?: string
}

export function addSecret(into: Gathering, asset: string, seen: SeenSecret): void {
  const match = seen.match === undefined ? undefined : maskMatch(seen.match)
  into.addFinding({
    asset,
    kind: 'secret',
    rule: seen.rule,
    title: seen.title ?? seen.rule,
    severity: seen.severity,
    identity: [seen.rule, seen.target, seen.mark],
    location: {
      ...(seen.target && { path: seen.target }),
      ...(seen.startLine !== undefined && { startLine: seen.startLine }),
      ...(seen.endLine !== undefined && { endLine: seen.endLine }),
      ...(seen.layer && { layer: seen.layer }),
    },
    detail: { ...(seen.category && { category: seen.category }), ...(match && { match }) },
  })
}

const stars = '*****'

/**
 * A line that shows where a secret was, never the secret. Trivy stars it out already; a line without stars keeps
 * only the name in front of `=` or `:`, and anything left that looks like a token is starred out too.
 */
export function maskMatch(line: string): string {
  const masked = /\*{3,}/.test(line) ? line : `${/^[^=:]{0,80}[=:]\s*/.exec(line)?.[0] ?? ''}${stars}`
  return masked
    .replace(/[A-Za-z0-9+/_.~-]{12,}={0,2}/g, (token) => (isToken(token) ? stars : token))
    .replace(/\*{5,}/g, stars)
    .slice(0, 200)
}

/** Letters and digits mixed, as in keys, or very long in both cases; names of variables and paths are neither. */
function isToken(text: string): boolean {
  if (text.length >= 32 && /[a-z]/.test(text) && /[A-Z]/.test(text)) return true
  return /\d/.test(text) && /[a-z]/i.test(text) && (text.length >= 20 || /\d.*[a-z].*\d/i.test(text))
}
