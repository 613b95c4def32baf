/** A Trivy image report of `count` vulnerabilities; `changed` of them differ from the same report without changes. */
export function trivyReport(
  count: number,
  changed = 0,
  image = 'registry.example.com/bench/app',
  createdAt = new Date(),
): string {
  const digest = 'b'.repeat(64)
  const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'MEDIUM', 'LOW', 'LOW', 'UNKNOWN']
  const vulnerabilities = Array.from({ length: count }, (_, index) => {
    const name = `lib${(index % 900).toString(36)}`
    // One vulnerability hits several packages, and is as severe in each of them.
    const cve = index % 4_000
    const id = `CVE-20${15 + (cve % 10)}-${10_000 + cve}`
    return {
      VulnerabilityID: id,
      PkgID: `${name}@1.${index % 40}.0`,
      PkgName: name,
      PkgIdentifier: { PURL: `pkg:deb/debian/${name}@1.${index % 40}.0?arch=amd64&distro=debian-12` },
      InstalledVersion: `1.${Math.floor(index / 900)}.${index % 40}`,
      ...(index % 3 === 0 ? { FixedVersion: `1.${index % 40}.${index < changed ? 2 : 1}` } : {}),
      Status: index % 3 === 0 ? 'fixed' : 'affected',
      Layer: { DiffID: `sha256:${'c'.repeat(64)}` },
      SeveritySource: 'nvd',
      PrimaryURL: `https://avd.aquasec.com/nvd/${id.toLowerCase()}`,
      Title: index < changed ? `${name}: reworded` : `${name}: out-of-bounds read while parsing`,
      Description: `A flaw in ${name} lets a crafted input read past the end of a buffer. `.repeat(4),
      Severity: severities[cve % severities.length],
      CweIDs: ['CWE-125'],
      CVSS: { nvd: { V3Vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', V3Score: 7.5 } },
      References: [`https://nvd.nist.gov/vuln/detail/${id}`, `https://example.org/${id}`],
      PublishedDate: '2024-03-01T10:15:00Z',
      LastModifiedDate: '2024-06-01T10:15:00Z',
    }
  })
  return JSON.stringify({
    SchemaVersion: 2,
    CreatedAt: createdAt.toISOString(),
    ArtifactName: `${image}:1.0`,
    ArtifactType: 'container_image',
    Metadata: {
      OS: { Family: 'debian', Name: '12.5' },
      ImageID: `sha256:${'d'.repeat(64)}`,
      RepoTags: [`${image}:1.0`],
      RepoDigests: [`${image}@sha256:${digest}`],
      ImageConfig: { architecture: 'amd64', os: 'linux', config: { User: '1000' } },
    },
    Results: [
      { Target: `${image}:1.0 (debian 12.5)`, Class: 'os-pkgs', Type: 'debian', Vulnerabilities: vulnerabilities },
    ],
  })
}
