const digest = `sha256:${'ab'.repeat(32)}`
export const mediaType = 'application/vnd.security.vulnerability.report; version=1.1'

/** A vulnerability as Harbor tells it; what is given replaces parts of it. */
export function harborVulnerability(more: Record<string, unknown> = {}) {
  return {
    id: 'CVE-2026-1000',
    package: 'zlib1g',
    version: '1:1.2.13.dfsg-1',
    fix_version: '1:1.2.13.dfsg-2',
    severity: 'High',
    status: 'fixed',
    description: 'A flaw in zlib lets an attacker write past a buffer.',
    links: ['https://avd.aquasec.com/nvd/cve-2026-1000'],
    artifact_digests: [digest],
    preferred_cvss: { score_v3: 7.8, score_v2: null, vector_v3: '', vector_v2: '' },
    cwe_ids: ['CWE-787', ''],
    ...more,
  }
}

/** A report on one image. */
export function harborReport(vulnerabilities: unknown = [harborVulnerability()], more: Record<string, unknown> = {}) {
  return {
    [mediaType]: {
      generated_at: '2026-02-28T10:00:00.258693685Z',
      scanner: { name: 'Trivy', vendor: 'Aqua Security', version: 'v0.61.0' },
      severity: 'High',
      vulnerabilities,
      ...more,
    },
  }
}

/** A webhook in Harbor's own form. */
export function harborWebhook(type: string, more: Record<string, unknown> = {}) {
  return {
    type,
    occur_at: 1772272800,
    operator: 'ines',
    event_data: {
      resources: [{ digest, tag: '1.4', resource_url: 'registry.example/shop/web:1.4', ...more }],
      repository: { name: 'web', namespace: 'shop', repo_full_name: 'shop/web', repo_type: 'private' },
    },
  }
}

/** One of each that is read. */
export const harborDocuments = [
  harborReport(),
  harborWebhook('SCANNING_COMPLETED', { scan_overview: { x: { scan_status: 'Success' } } }),
  harborWebhook('DELETE_ARTIFACT'),
]
