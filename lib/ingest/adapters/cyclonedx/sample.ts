const digest = `sha256:${'ab'.repeat(32)}`

/** A package of Debian as Trivy lists it. */
export const zlib = {
  'bom-ref': 'zlib',
  type: 'library',
  name: 'zlib1g',
  version: '1.2.13.dfsg-1',
  purl: 'pkg:deb/debian/zlib1g@1.2.13.dfsg-1?arch=amd64&distro=debian-12.5&epoch=1',
  licenses: [{ license: { id: 'Zlib' } }],
}

/** A vulnerability of it; what is given replaces parts. */
export function cyclonedxVulnerability(more: Record<string, unknown> = {}) {
  return {
    id: 'CVE-2026-1000',
    source: { name: 'debian', url: 'https://salsa.debian.org/security-tracker-team/security-tracker' },
    ratings: [
      { source: { name: 'nvd' }, score: 9.8, severity: 'critical', method: 'CVSSv31', vector: 'CVSS:3.1/AV:N' },
      { source: { name: 'debian' }, severity: 'high' },
    ],
    cwes: [787],
    description: 'A flaw in zlib lets an attacker write past a buffer.',
    recommendation: 'Upgrade zlib1g to version 1:1.2.13.dfsg-2',
    affects: [{ ref: 'zlib', versions: [{ version: '1:1.2.13.dfsg-1', status: 'affected' }] }],
    ...more,
  }
}

/** The bill of an image; what is given replaces parts. */
export function cyclonedxBill(more: Record<string, unknown> = {}) {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
    metadata: {
      timestamp: '2026-02-28T10:00:00Z',
      tools: { components: [{ type: 'application', name: 'trivy', version: '0.61.0' }] },
      component: {
        'bom-ref': 'root',
        type: 'container',
        name: 'ghcr.io/acme/shop:1.4',
        purl: `pkg:oci/shop@${encodeURIComponent(digest)}?repository_url=ghcr.io%2Facme%2Fshop`,
      },
    },
    components: [{ 'bom-ref': 'os', type: 'operating-system', name: 'debian', version: '12.5' }, zlib],
    vulnerabilities: [cyclonedxVulnerability()],
    ...more,
  }
}
