const digest = `sha256:${'ab'.repeat(32)}`

/** A match as Grype prints it; what is given replaces parts of it. */
export function grypeMatch(vulnerability: Record<string, unknown> = {}, artifact: Record<string, unknown> = {}) {
  return {
    vulnerability: {
      id: 'CVE-2026-1000',
      dataSource: 'https://security-tracker.debian.org/tracker/CVE-2026-1000',
      namespace: 'debian:distro:debian:12',
      severity: 'High',
      urls: ['https://security-tracker.debian.org/tracker/CVE-2026-1000'],
      description: 'A flaw in zlib lets an attacker write past a buffer.',
      cvss: [],
      fix: { versions: ['1:1.2.13.dfsg-2'], state: 'fixed' },
      advisories: [],
      ...vulnerability,
    },
    relatedVulnerabilities: [
      {
        id: 'CVE-2026-1000',
        dataSource: 'https://nvd.nist.gov/vuln/detail/CVE-2026-1000',
        namespace: 'nvd:cpe',
        severity: 'Critical',
        urls: [],
        cvss: [
          {
            source: 'nvd@nist.gov',
            type: 'Primary',
            version: '3.1',
            vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
            metrics: { baseScore: 9.8 },
          },
          {
            source: 'x',
            type: 'Secondary',
            version: '3.1',
            vector: 'CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
            metrics: { baseScore: 7.1 },
          },
          {
            source: 'nvd@nist.gov',
            type: 'Primary',
            version: '2.0',
            vector: 'AV:N/AC:L/Au:N/C:P/I:P/A:P',
            metrics: { baseScore: 7.5 },
          },
        ],
        epss: [{ cve: 'CVE-2026-1000', epss: 0.0421, percentile: 0.9, date: '2026-02-01' }],
      },
    ],
    matchDetails: [],
    artifact: {
      id: 'a1',
      name: 'zlib1g',
      version: '1:1.2.13.dfsg-1',
      type: 'deb',
      locations: [{ path: '/var/lib/dpkg/status', layerID: `sha256:${'cd'.repeat(32)}` }],
      purl: 'pkg:deb/debian/zlib1g@1%3A1.2.13.dfsg-1?arch=amd64',
      ...artifact,
    },
  }
}

/** A report on one image. */
export function grypeReport(matches: unknown[] = [grypeMatch()]) {
  return {
    matches,
    source: {
      type: 'image',
      target: {
        userInput: 'ghcr.io/acme/shop:1.4',
        imageID: `sha256:${'ef'.repeat(32)}`,
        tags: ['ghcr.io/acme/shop:1.4'],
        repoDigests: [`ghcr.io/acme/shop@${digest}`],
      },
    },
    distro: { name: 'debian', version: '12', idLike: [] },
    descriptor: {
      name: 'grype',
      version: '0.94.0',
      timestamp: '2026-02-28T10:00:00.5Z',
      db: { status: { built: '2026-02-28T01:00:00Z', valid: true } },
    },
  }
}
