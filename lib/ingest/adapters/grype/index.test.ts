import { array, assert, constantFrom, dictionary, jsonValue, oneof, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conformsToAdapter } from '@/lib/ingest/conformance'
import { fingerprint } from '@/lib/store/identity'
import { trivyAdapter } from '../trivy'
import { grypeAdapter } from '.'
import { grypeMatch, grypeReport } from './sample'

const context = { collectedAt: '2026-03-01T12:00:00.000Z', collector: 'grype' }
const manifest = (labels = {}) => ({
  apiVersion: 'spdx.softwarecomposition.kubescape.io/v1beta1',
  kind: 'VulnerabilityManifest',
  metadata: { name: 'x', labels },
  spec: { metadata: { report: { createdAt: '2026-02-27T10:00:00Z' } }, payload: grypeReport() },
})

conformsToAdapter(
  grypeAdapter,
  [
    { name: 'an image', documents: [grypeReport()] },
    { name: 'nothing found', documents: [{ ...grypeReport(), matches: null }] },
    { name: 'a folder', documents: [{ ...grypeReport(), source: { type: 'directory', target: '/srv/app' } }] },
    { name: 'a manifest of Kubescape', documents: [manifest()] },
    { name: 'a list of them', documents: [{ apiVersion: 'v1', kind: 'List', items: [manifest()] }] },
  ],
  [
    {
      name: 'a report of nothing by name',
      documents: [{ ...grypeReport(), source: { type: 'unknown', target: 'unknown' } }],
    },
  ],
)

function read(document: unknown) {
  const result = grypeAdapter.read([document], context)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}
const only = (vulnerability: Record<string, unknown> = {}, artifact: Record<string, unknown> = {}) => {
  const { findings, vulnerabilities } = read(grypeReport([grypeMatch(vulnerability, artifact)]))
  const [finding] = findings
  const [facts] = vulnerabilities
  if (!finding || !facts) throw new Error('no finding')
  return { ...finding, facts }
}

describe('a match', () => {
  it.each(['__proto__', 'constructor', 'toString'])('of a package of the type %s keeps that word', (type) => {
    expect(only({}, { type }).package).toMatchObject({ type })
  })
  it('is a finding on the image by its digest, with fix, layer, score and probability', () => {
    const { facts, ...finding } = only()
    expect(finding).toMatchObject({
      asset: `image/ghcr.io/acme/shop@sha256:${'ab'.repeat(32)}`,
      rule: 'CVE-2026-1000',
      severity: 'high',
      fixStatus: 'fixed',
      package: { name: 'zlib1g', type: 'debian', version: '1:1.2.13.dfsg-1', fixedVersion: '1:1.2.13.dfsg-2' },
      location: { layer: `sha256:${'cd'.repeat(32)}` },
    })
    expect(facts).toMatchObject({ id: 'CVE-2026-1000', cvss: { score: 9.8, version: '3.1' }, epss: 0.0421 })
  })

  it.each([
    ['Critical', 'critical'],
    ['Negligible', 'informational'],
    ['Unknown', 'unknown'],
    ['', 'unknown'],
  ])('rated %s is %s', (word, severity) => expect(only({ severity: word }).severity).toBe(severity))

  it.each([
    [{ state: 'not-fixed', versions: [] }, 'affected'],
    [{ state: 'wont-fix', versions: [] }, 'will_not_fix'],
    [{ state: 'unknown', versions: [] }, undefined],
    [{ state: '', versions: ['2'] }, 'fixed'],
  ])('whose fix is %j is %s', (fix, status) => expect(only({ fix }).fixStatus).toBe(status))

  it('under a GitHub id is told under its CVE, with the other name kept', () => {
    expect(only({ id: 'GHSA-aaaa-bbbb-cccc' })).toMatchObject({
      rule: 'CVE-2026-1000',
      aliases: ['GHSA-aaaa-bbbb-cccc'],
    })
    expect(only({ knownExploited: [{ cve: 'CVE-2026-1000', dateAdded: '2026-01-01' }] }).facts.knownExploited).toBe(
      true,
    )
  })

  it('told twice, under both names, counts once and says so', () => {
    const { findings, assets } = read(grypeReport([grypeMatch(), grypeMatch({ id: 'GHSA-aaaa-bbbb-cccc' })]))
    expect(findings).toHaveLength(1)
    expect(assets.find(({ kind }) => kind === 'image')?.attributes?.merged).toBe(1)
  })

  it('that cannot be read costs itself, and the report is no longer whole', () => {
    const { findings, rejected, scopes } = read(
      grypeReport([grypeMatch(), grypeMatch({ severity: 'Loud' }), { vulnerability: { id: 'x' } }]),
    )
    expect(findings).toHaveLength(1)
    expect(rejected.map(({ path }) => path)).toEqual([
      '$.matches[1].vulnerability.severity',
      '$.matches[2].artifact.name',
    ])
    expect(scopes).toMatchObject([{ kinds: ['vulnerability'], complete: false }])
  })
})

describe('the same fault told by Trivy', () => {
  const trivy = (result: Record<string, unknown>, vulnerability: Record<string, unknown>) => {
    const report = {
      SchemaVersion: 2,
      ArtifactName: 'ghcr.io/acme/shop:1.4',
      ArtifactType: 'container_image',
      Metadata: { RepoDigests: [`ghcr.io/acme/shop@sha256:${'ab'.repeat(32)}`] },
      Results: [
        { ...result, Vulnerabilities: [{ VulnerabilityID: 'CVE-2026-1000', Severity: 'LOW', ...vulnerability }] },
      ],
    }
    const read = trivyAdapter.read([report], context)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    return read.observation.findings.map(
      ({ asset, kind, rule, identity }) => `${asset} ${fingerprint(kind, rule, identity)}`,
    )
  }
  const grype = (artifact: Record<string, unknown>) => {
    const { asset, kind, rule, identity } = only({}, artifact)
    return [`${asset} ${fingerprint(kind, rule, identity)}`]
  }

  it.each([
    ['Debian', { Class: 'os-pkgs', Type: 'debian' }, { PkgName: 'zlib1g', InstalledVersion: '1:1.2.13.dfsg-1' }, {}],
    [
      'Java',
      { Class: 'lang-pkgs', Type: 'jar', Target: 'Java' },
      {
        PkgName: 'org.apache.logging.log4j:log4j-core',
        InstalledVersion: '2.14.1',
        PkgPath: 'app/lib/log4j-core-2.14.1.jar',
      },
      {
        name: 'log4j-core',
        version: '2.14.1',
        type: 'java-archive',
        purl: 'pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1',
        locations: [{ path: '/app/lib/log4j-core-2.14.1.jar' }],
      },
    ],
    [
      'Go',
      { Class: 'lang-pkgs', Type: 'gobinary', Target: 'usr/local/bin/app' },
      { PkgName: 'golang.org/x/net', InstalledVersion: 'v0.7.0' },
      { name: 'golang.org/x/net', version: 'v0.7.0', type: 'go-module', locations: [{ path: '/usr/local/bin/app' }] },
    ],
    [
      'Python',
      { Class: 'lang-pkgs', Type: 'python-pkg', Target: 'Python' },
      { PkgName: 'Jinja2', InstalledVersion: '3.0.0', PkgPath: 'usr/lib/python3/Jinja2-3.0.0.dist-info/METADATA' },
      {
        name: 'Jinja2',
        version: '3.0.0',
        type: 'python',
        locations: [{ path: '/usr/lib/python3/Jinja2-3.0.0.dist-info/METADATA' }],
      },
    ],
  ])('in a package of %s is the same finding', (_, result, vulnerability, artifact) => {
    expect(grype(artifact)).toEqual(trivy(result, vulnerability))
  })
})

it('of a manifest is as old as the manifest, and takes nothing back when it was filtered', () => {
  expect(read(manifest())).toMatchObject({ evidenceAt: '2026-02-27T10:00:00.000Z', scopes: [{ complete: true }] })
  expect(read(manifest({ 'kubescape.io/context': 'filtered' })).scopes).toMatchObject([{ complete: false }])
})

it('never throws', () => {
  const match = dictionary(
    constantFrom('vulnerability', 'artifact', 'relatedVulnerabilities'),
    oneof(jsonValue(), constantFrom(...Object.values(grypeMatch()))),
  )
  assert(
    property(array(oneof(match, jsonValue()), { maxLength: 4 }), jsonValue(), (matches, target) => {
      const result = grypeAdapter.read([{ ...grypeReport(matches), source: { type: 'image', target } }], context)
      if (!result.ok) expect(result.problems.length).toBeGreaterThan(0)
    }),
  )
})
