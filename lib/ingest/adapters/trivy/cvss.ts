import type { VulnerabilityFacts } from '@/lib/model/observation'
import { record, text, type Raw } from './fields'

type Cvss = NonNullable<VulnerabilityFacts['cvss']>

/**
 * Picks one score out of Trivy's `CVSS` (vendor → V2/V3/V40 score and vector): the highest version that any vendor
 * gives; within it NVD, then the vendor that decided the severity, then the others by name.
 */
export function pickCvss(value: unknown, severitySource: string | undefined): Cvss | undefined {
  const byVendor = record(value)
  if (!byVendor) return undefined
  const others = Object.keys(byVendor).sort()
  const vendors = new Set(['nvd', ...(severitySource ? [severitySource] : []), ...others])
  for (const version of ['V40', 'V3', 'V2'] as const) {
    for (const vendor of vendors) {
      const scores = Object.hasOwn(byVendor, vendor) ? record(byVendor[vendor]) : undefined
      const found = scores && scoreOf(scores, version)
      if (found) return found
    }
  }
  return undefined
}

function scoreOf(scores: Raw, version: 'V40' | 'V3' | 'V2'): Cvss | undefined {
  const score = scores[`${version}Score`]
  // Trivy omits or zeroes a score that the vendor did not give.
  if (typeof score !== 'number' || !(score > 0 && score <= 10)) return undefined
  const vector = text(scores[`${version}Vector`], 300)
  return {
    score,
    ...(vector && { vector }),
    version: vectorVersion(vector) ?? { V40: '4.0', V3: '3', V2: '2.0' }[version],
  }
}

/** `CVSS:3.1/AV:N/…` → `3.1`; version 2 vectors carry no version. */
export function vectorVersion(vector: string | undefined): string | undefined {
  return /^CVSS:(\d\.\d)\//.exec(vector ?? '')?.[1]
}
