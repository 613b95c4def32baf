import { describe, expect, it } from 'vitest'
import type { Observation } from '@/lib/model/observation'
import type { ReportContext } from '../../adapter'
import { conformsToAdapter } from '../../conformance'
import { trivyAdapter } from '.'

const context: ReportContext = { collectedAt: '2026-03-01T12:00:00+01:00', cluster: 'blue', collector: 'test' }
const digest = (letter: string) => `sha256:${letter.repeat(64)}`

const vulnerability = (overrides: object = {}) => ({
  VulnerabilityID: 'CVE-2026-1000',
  PkgName: 'openssl',
  InstalledVersion: '3.0.1-r0',
  FixedVersion: '3.0.2-r0',
  Severity: 'HIGH',
  Title: 'openssl: a made up fault',
  ...overrides,
})
const osResult = (vulnerabilities: unknown[] | null, target = 'shop/web:1.0 (alpine 3.20)') => ({
  Target: target,
  Class: 'os-pkgs',
  Type: 'alpine',
  Vulnerabilities: vulnerabilities,
})
const imageReport = (results: unknown, overrides: object = {}) => ({
  SchemaVersion: 2,
  CreatedAt: '2026-02-28T09:00:00.123456789+01:00',
  ArtifactName: 'shop/web:1.0',
  ArtifactType: 'container_image',
  Metadata: {
    OS: { Family: 'alpine', Name: '3.20', EOSL: true },
    ImageID: digest('a'),
    RepoTags: ['shop/web:1.0', 'registry.example/shop/web:1.0'],
    RepoDigests: [`shop/web@${digest('b')}`, `registry.example/shop/web@${digest('b')}`],
    Layers: [{ Digest: digest('c'), DiffID: digest('d'), Size: 10 }],
    ImageConfig: { architecture: 'amd64', config: { User: '1001', Env: ['TOKEN=hunter2hunter2'] } },
  },
  Results: results,
  ...overrides,
})
const failed = (overrides: object = {}) => ({
  ID: 'KSV001',
  AVDID: 'AVD-KSV-0001',
  Title: 'Can elevate its own privileges',
  Severity: 'MEDIUM',
  Status: 'FAIL',
  CauseMetadata: { StartLine: 12, EndLine: 20 },
  ...overrides,
})
const clusterReport = {
  ClusterName: '',
  Resources: [
    {
      Namespace: 'shop',
      Kind: 'Deployment',
      Name: 'web',
      Results: [{ Target: 'Deployment/web', Class: 'config', Type: 'kubernetes', Misconfigurations: [failed()] }],
    },
    {
      Namespace: 'shop',
      Kind: 'Deployment',
      Name: 'web',
      Results: [osResult([vulnerability()]), { Target: 'usr/bin/web', Class: 'lang-pkgs', Type: 'gobinary' }],
    },
    {
      Namespace: 'shop',
      Kind: 'PodDisruptionBudget',
      Name: 'settings',
      Results: [
        { Target: 'PodDisruptionBudget/settings', Class: 'config', Type: 'kubernetes', Misconfigurations: [failed()] },
      ],
    },
    { Namespace: 'shop', Kind: 'Job', Name: 'broken', Error: 'scan error: no such image' },
  ],
}
const mixed = imageReport([
  osResult([vulnerability({ VendorIDs: ['DSA-1234-1'], Status: 'fixed' })]),
  {
    Target: '/app/settings.yaml',
    Class: 'secret',
    Secrets: [
      { RuleID: 'made-up-key', Severity: 'CRITICAL', Title: 'Key', StartLine: 3, Match: 'key = abcdef123456ghijkl' },
    ],
  },
  {
    Target: 'Dockerfile',
    Class: 'config',
    Type: 'dockerfile',
    Misconfigurations: [failed(), failed({ Status: 'PASS' })],
  },
  { Target: 'OS Packages', Class: 'license', Licenses: [{ Name: 'GPL-2.0', PkgName: 'busybox', Severity: 'HIGH' }] },
])

conformsToAdapter(
  trivyAdapter,
  [
    { name: 'an image report', documents: [mixed] },
    { name: 'a cluster report', documents: [clusterReport] },
    { name: 'a legacy list', documents: [[{ Target: 'old:1 (debian 9)', Type: 'debian', Vulnerabilities: null }]] },
    { name: 'a file tree', text: '{"SchemaVersion":2,"ArtifactName":".","ArtifactType":"filesystem"}' },
  ],
  [
    { name: 'half a file', text: '{"SchemaVersion":2,"ArtifactName":"x","Results":[' },
    { name: 'a future schema', documents: [imageReport([], { SchemaVersion: 3 })] },
    { name: 'results that are no list', documents: [imageReport('none')] },
    { name: 'vulnerabilities that are no list', documents: [imageReport([{ Target: 'x', Vulnerabilities: {} }])] },
    { name: 'a list that names nothing', documents: [[{ Target: 'composer.lock', Type: 'composer' }]] },
    { name: 'a cluster without a name', documents: [clusterReport], context: { cluster: undefined } },
  ],
)

function read(document: unknown, more: Partial<ReportContext> = {}): Observation {
  const result = trivyAdapter.read([document], { ...context, ...more })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}

describe('an image report', () => {
  it('makes one image of all its names, inside repository and registry', () => {
    const { assets, edges, evidenceAt } = read(mixed)
    const image = assets.find(({ kind }) => kind === 'image')
    expect(evidenceAt).toBe('2026-02-28T08:00:00.123Z')
    expect(image?.key).toBe(`image/docker.io/shop/web@${digest('b')}`)
    expect(image?.references).toEqual([
      'docker.io/shop/web:1.0',
      'registry.example/shop/web:1.0',
      `registry.example/shop/web@${digest('b')}`,
    ])
    expect(edges.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'registry/docker.io repository/docker.io/shop/web',
      `repository/docker.io/shop/web ${image?.key}`,
    ])
  })

  it('covers what its classes prove, and only that', () => {
    expect(read(mixed).scopes).toMatchObject([
      { kinds: ['licence', 'misconfiguration', 'secret', 'vulnerability'], complete: true },
    ])
    expect(read(imageReport(undefined)).scopes).toMatchObject([{ kinds: ['vulnerability'], complete: true }])
    expect(read(imageReport([{ Target: 'a', Class: 'secret' }])).scopes).toMatchObject([{ kinds: ['secret'] }])
  })

  it('stores neither secrets nor the environment', () => {
    const stored = JSON.stringify(read(mixed))
    expect(stored).not.toContain('abcdef123456')
    expect(stored).not.toContain('hunter2')
    expect(stored).toContain('key = *****')
  })

  it('uses the image id with the repository when there is no digest, and the tag when there is neither', () => {
    const byId = read(imageReport([], { Metadata: { ImageID: digest('a'), RepoTags: ['shop/web:1.0'] } }))
    const byTag = read(imageReport([], { Metadata: { RepoTags: ['shop/web:1.0'] } }))
    const unnamed = read(imageReport([], { ArtifactName: '/tmp/web.tar', Metadata: { ImageID: digest('a') } }))
    const keys = [byId, byTag, unnamed].map(({ assets }) => assets.find(({ kind }) => kind === 'image')?.key)
    expect(keys).toEqual([
      `image/docker.io/shop/web@${digest('a')}`,
      'image/docker.io/shop/web:1.0',
      `image/<none>@${digest('a')}`,
    ])
  })
})

describe('items', () => {
  it('rejects one with an unknown severity, names it, and no longer calls its kind whole', () => {
    const results = [osResult([vulnerability(), vulnerability({ PkgName: 'zlib', Severity: 'SCARY' }), 7])]
    const { findings, rejected, scopes } = read(imageReport(results))
    expect(findings).toHaveLength(1)
    expect(rejected).toEqual([
      {
        path: '$.Results[0].Vulnerabilities[1].Severity',
        message: 'expected CRITICAL, HIGH, MEDIUM, LOW or UNKNOWN, got "SCARY"',
      },
      { path: '$.Results[0].Vulnerabilities[2]', message: 'expected a vulnerability, got 7' },
    ])
    expect(scopes).toMatchObject([{ kinds: ['vulnerability'], complete: false }])
  })

  it('merges twins, keeps the worst severity and counts them, whatever their order', () => {
    const twins = [vulnerability({ Severity: 'LOW' }), vulnerability({ Severity: 'CRITICAL' }), vulnerability()]
    for (const order of [twins, twins.toReversed(), [...twins.slice(1), ...twins.slice(0, 1)]]) {
      const { findings, assets, vulnerabilities } = read(imageReport([osResult(order)]))
      expect(findings.map(({ severity }) => severity)).toEqual(['critical'])
      expect(vulnerabilities).toHaveLength(1)
      expect(assets.find(({ kind }) => kind === 'image')?.attributes?.merged).toBe(2)
    }
  })

  it('tells copies of a package apart by path and by lock file', () => {
    const library = (target: string, path?: string) => ({
      ...osResult([vulnerability({ PkgPath: path })], target),
      Class: 'lang-pkgs',
    })
    const results = [
      library('a/package-lock.json'),
      library('b/package-lock.json'),
      library('Node.js', 'c/package.json'),
    ]
    expect(read(imageReport(results)).findings.map((one) => one.identity[3])).toEqual([
      'a/package-lock.json',
      'b/package-lock.json',
      'c/package.json',
    ])
  })

  it('names the rule by its CVE, keeps one-to-one ids as aliases and bulletins as advisories', () => {
    const ghsa = vulnerability({ VulnerabilityID: 'GHSA-aaaa-bbbb-cccc', VendorIDs: ['CVE-2026-1', 'CVE-2026-10001'] })
    const dsa = vulnerability({ VendorIDs: ['DSA-1-1'] })
    const many = vulnerability({ VulnerabilityID: 'RHSA-1', VendorIDs: ['CVE-2026-10001', 'CVE-2026-10002'] })
    const { findings } = read(imageReport([osResult([ghsa, dsa, many])]))
    expect(findings.map(({ rule, aliases, detail }) => [rule, aliases, detail?.advisories])).toEqual([
      ['CVE-2026-10001', ['GHSA-aaaa-bbbb-cccc'], ['CVE-2026-1']],
      ['CVE-2026-1000', undefined, ['DSA-1-1']],
      ['RHSA-1', undefined, ['CVE-2026-10001', 'CVE-2026-10002']],
    ])
  })

  it('takes the highest CVSS version, from NVD first', () => {
    const CVSS = { ghsa: { V40Score: 6.3 }, nvd: { V3Score: 9.8, V3Vector: 'CVSS:3.1/AV:N' }, redhat: { V3Score: 5 } }
    const [four] = read(imageReport([osResult([vulnerability({ CVSS })])])).vulnerabilities
    const [three] = read(imageReport([osResult([vulnerability({ CVSS: { ...CVSS, ghsa: null } })])])).vulnerabilities
    expect(four?.cvss).toEqual({ score: 6.3, version: '4.0' })
    expect(three?.cvss).toEqual({ score: 9.8, vector: 'CVSS:3.1/AV:N', version: '3.1' })
  })

  it('counts suppressed findings without making them findings', () => {
    const results = [{ ...osResult([]), ExperimentalModifiedFindings: [{ Finding: vulnerability() }, {}] }]
    const { findings, assets } = read(imageReport(results))
    expect(findings).toEqual([])
    expect(assets[0]?.attributes?.suppressed).toBe(2)
  })
})

describe('a cluster report', () => {
  it('puts what is in the image on the image and what is in the definition on the object', () => {
    const { findings, edges, assets } = read(clusterReport)
    const workload = 'k8s/blue/apps/Deployment/shop/web'
    expect(findings.map(({ asset, kind }) => [asset, kind])).toEqual([
      [workload, 'misconfiguration'],
      ['image/docker.io/shop/web:1.0', 'vulnerability'],
      ['k8s/blue/Namespace/shop', 'misconfiguration'],
    ])
    expect(findings[2]?.identity[1]).toBe('PodDisruptionBudget/settings')
    expect(edges).toContainEqual({ from: workload, kind: 'runs', to: 'image/docker.io/shop/web:1.0' })
    expect(assets.filter(({ kind }) => kind === 'workload' || kind === 'cluster').every((one) => one.mentioned)).toBe(
      true,
    )
  })

  it('tells what could not be scanned and does not cover it', () => {
    const { rejected, scopes } = read(clusterReport)
    expect(rejected).toMatchObject([{ path: '$.Resources[3].Error' }])
    expect(scopes.some((scope) => scope.type === 'findings' && scope.asset.includes('broken'))).toBe(false)
  })

  it.each([
    ['one object', (metadata: object) => metadata],
    ['a list', (metadata: object) => [metadata]],
  ])('takes the image of a resource from its metadata as %s', (_, wrap) => {
    const Metadata = wrap({ ImageID: digest('a'), RepoTags: ['shop/go:1'], RepoDigests: [`shop/go@${digest('b')}`] })
    const go = { Target: 'usr/bin/go', Class: 'lang-pkgs', Type: 'gobinary', Vulnerabilities: [vulnerability()] }
    const resource = { Kind: 'DaemonSet', Namespace: 'shop', Name: 'go', Metadata }
    const image = `image/docker.io/shop/go@${digest('b')}`
    expect(read({ ClusterName: 'blue', Resources: [{ ...resource, Results: [go] }] }).findings[0]?.asset).toBe(image)
    expect(read({ ClusterName: 'blue', Resources: [resource] }).scopes).toMatchObject([
      { asset: image, kinds: ['vulnerability'], complete: true },
    ])
  })

  it('keeps the images of a summary apart by their targets', () => {
    const results = [
      osResult([vulnerability()]),
      osResult([vulnerability()], 'shop/sidecar:2 (alpine 3.19)'),
      { Target: 'usr/bin/x', Class: 'lang-pkgs', Type: 'gobinary', Vulnerabilities: [vulnerability()] },
    ]
    const { findings } = read({
      ClusterName: 'blue',
      Findings: [{ Kind: 'Pod', Namespace: 'shop', Name: 'p', Results: results }],
    })
    expect(findings.map(({ asset }) => asset)).toEqual([
      'image/docker.io/shop/web:1.0',
      'image/docker.io/shop/sidecar:2',
      'k8s/blue/core/Pod/shop/p',
    ])
  })
})
