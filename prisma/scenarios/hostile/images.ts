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

/** A bill of CycloneDX whose every free text is an attack. */
export function cyclonedxPayload(collectedAt: string): object {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: {
      timestamp: collectedAt,
      tools: { components: [{ name: poisoned(0) }] },
      component: { type: 'container', 'bom-ref': text, name: poisoned(1) },
    },
    components: hostileStrings.map((name, n) => ({
      type: 'library',
      'bom-ref': `ref-${n}`,
      group: poisoned(n + 1),
      name,
      version: poisoned(n + 2),
      purl: `pkg:npm/${poisoned(n + 3)}`,
      licenses: [{ license: { name: poisoned(n + 4) } }],
    })),
    vulnerabilities: hostileStrings.map((id, n) => ({
      id,
      source: { name: poisoned(n + 1), url: 'javascript:window.__owned=true' },
      ratings: [{ severity: 'critical' }],
      description: text,
      recommendation: text,
      advisories: [{ url: text }],
      affects: [{ ref: `ref-${n}` }],
    })),
  }
}
