import type { VulnerabilityFacts } from '@/lib/model/observation'
import { severityRank, type Severity } from '@/lib/model/severity'
import { vectorVersion } from '../trivy/cvss'
import { list, record, text, type Raw } from '../trivy/fields'

const words: Readonly<Record<string, Severity>> = {
  critical: 'critical',
  high: 'high',
  medium: 'medium',
  low: 'low',
  info: 'informational',
  none: 'informational',
  unknown: 'unknown',
}
const methods: Readonly<Record<string, string>> = { CVSSv2: '2.0', CVSSv3: '3', CVSSv31: '3.1', CVSSv4: '4.0' }

const versionOf = (rating: Raw): string | undefined => {
  const method = text(rating.method) ?? ''
  return vectorVersion(text(rating.vector, 300)) ?? (Object.hasOwn(methods, method) ? methods[method] : undefined)
}
const rankOf = (rating: Raw) => Number(versionOf(rating) ?? 0)
const sourceOf = (raw: Raw) => text(record(raw.source)?.name)?.toLowerCase()
const ratingsOf = (vulnerability: Raw) =>
  list(vulnerability.ratings)
    .map(record)
    .filter((one) => one !== undefined)

/**
 * How bad it is: as the source of the vulnerability rates it, else as anyone does; by the newest scoring that gives a
 * word, and of several the worst. Scores alone count by the scale of CVSS.
 */
export function severityOf(vulnerability: Raw): Severity {
  const all = ratingsOf(vulnerability)
  const source = sourceOf(vulnerability)
  const own = all.filter((one) => source !== undefined && sourceOf(one) === source)
  for (const some of [own, all]) {
    const rated = some.flatMap((one) => {
      const word = text(one.severity)?.toLowerCase() ?? ''
      const severity = Object.hasOwn(words, word) ? words[word] : undefined
      return severity ? [{ severity, rank: rankOf(one) }] : []
    })
    const scored = some.flatMap((one) => {
      const severity = severityOfScore(one)
      return severity ? [{ severity, rank: rankOf(one) }] : []
    })
    const [best] = (rated.length > 0 ? rated : scored).toSorted(
      (a, b) => b.rank - a.rank || severityRank[b.severity] - severityRank[a.severity],
    )
    if (best) return best.severity
  }
  return 'unknown'
}

function severityOfScore({ score, method }: Raw): Severity | undefined {
  if (typeof score !== 'number' || !(score >= 0 && score <= 10)) return undefined
  if (score === 0) return 'informational'
  if (score >= 9 && method !== 'CVSSv2') return 'critical'
  return score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low'
}

/** The score of the newest version of CVSS; within it NVD's. */
export function cvssOf(vulnerability: Raw): VulnerabilityFacts['cvss'] {
  const scores = ratingsOf(vulnerability).flatMap((one) => {
    const version = versionOf(one)
    if (typeof one.score !== 'number' || !(one.score > 0 && one.score <= 10) || !version) return []
    const vector = text(one.vector, 300)
    return [{ cvss: { score: one.score, ...(vector && { vector }), version }, isNvd: sourceOf(one) === 'nvd' }]
  })
  const [best] = scores.toSorted(
    (a, b) => Number(b.cvss.version) - Number(a.cvss.version) || Number(b.isNvd) - Number(a.isNvd),
  )
  return best?.cvss
}
