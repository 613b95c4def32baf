import { hostileStrings, poisoned } from './strings'

const text = hostileStrings.join(' ')

/** A vulnerability report of Harbor whose every free text is an attack. */
export function harborPayload(collectedAt: string): object {
  return {
    'application/vnd.security.vulnerability.report; version=1.1': {
      generated_at: collectedAt,
      scanner: { name: poisoned(0), vendor: poisoned(1), version: poisoned(2) },
      severity: 'Critical',
      vulnerabilities: hostileStrings.map((id, n) => ({
        id,
        package: poisoned(n + 1),
        version: poisoned(n + 2),
        fix_version: poisoned(n + 3),
        severity: 'Critical',
        status: poisoned(n + 4),
        description: text,
        links: ['javascript:window.__owned=true', ...hostileStrings],
        preferred_cvss: { score_v3: 9.8, vector_v3: poisoned(n) },
        cwe_ids: [...hostileStrings],
      })),
    },
  }
}
