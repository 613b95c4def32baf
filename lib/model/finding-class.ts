import { findingKinds, type FindingKind } from './finding'
import { severities, severityRank, type Severity } from './severity'

/**
 * The facets that people filter and sort findings by, as the digits of one number, most important first:
 * severity, known exploited, exposed, running, fixable, kind. One index on it serves every mix of filters.
 */
export type FindingFacets = {
  severity: Severity
  exploited: boolean
  exposed: boolean
  running: boolean
  fixable: boolean
  kind: FindingKind
}

const kindDigit = {
  vulnerability: 5,
  malware: 4,
  secret: 3,
  misconfiguration: 2,
  licence: 1,
} as const satisfies Record<FindingKind, number>

/** The class number of these facets. */
export function findingClass(facets: FindingFacets): number {
  return (
    severityRank[facets.severity] * 100_000 +
    Number(facets.exploited) * 10_000 +
    Number(facets.exposed) * 1_000 +
    Number(facets.running) * 100 +
    Number(facets.fixable) * 10 +
    kindDigit[facets.kind]
  )
}

/** The facets of a class number; throws RangeError on a number that no facets make. */
export function findingFacets(value: number): FindingFacets {
  const digit = (unit: number) => Math.floor(value / unit) % 10
  const severity = severities.find((name) => severityRank[name] === digit(100_000))
  const kind = findingKinds.find((name) => kindDigit[name] === digit(1))
  if (!severity || !kind) throw new RangeError(`${value} is no finding class`)
  return {
    severity,
    exploited: digit(10_000) === 1,
    exposed: digit(1_000) === 1,
    running: digit(100) === 1,
    fixable: digit(10) === 1,
    kind,
  }
}
