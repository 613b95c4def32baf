import { array, assert, constantFrom, dictionary, jsonValue, oneof, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conformsToAdapter } from '@/lib/ingest/conformance'
import type { ObservedFinding } from '@/lib/model/observation'
import { fingerprint } from '@/lib/store/identity'
import { grypeAdapter } from '../grype'
import { grypeMatch, grypeReport } from '../grype/sample'
import { trivyAdapter } from '../trivy'
import { cyclonedxAdapter } from '.'
import { cyclonedxBill, cyclonedxVulnerability, zlib } from './sample'

const context = { collectedAt: '2026-03-01T12:00:00.000Z', collector: 'bills' }
const key = `image/ghcr.io/acme/shop@sha256:${'ab'.repeat(32)}`
const application = (more: object = {}) =>
  cyclonedxBill({ metadata: { component: { type: 'application', group: 'acme', name: 'shop' } }, ...more })

conformsToAdapter(
  cyclonedxAdapter,
  [
    { name: 'the bill of an image', documents: [cyclonedxBill()] },
    { name: 'the bill of an application', documents: [application()] },
    { name: 'components alone', documents: [cyclonedxBill({ vulnerabilities: undefined })] },
    {
      name: 'vulnerabilities alone',
      documents: [application({ components: [] })],
    },
  ],
  [
    { name: 'a bill of nothing by name', documents: [cyclonedxBill({ metadata: {} })] },
    { name: 'two bills', documents: [cyclonedxBill(), cyclonedxBill()] },
    { name: 'XML', text: '<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.2"/>' },
  ],
)

function read(document: unknown, more: { scope?: string; complete?: boolean } = {}) {
  const result = cyclonedxAdapter.read([document], { ...context, ...more })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}
const vulnerable = (more: Record<string, unknown>) =>
  read(cyclonedxBill({ vulnerabilities: [cyclonedxVulnerability(more)] }))
const printsOf = (findings: readonly ObservedFinding[]) =>
  findings.map(({ asset, kind, rule, identity }) => `${asset} ${fingerprint(kind, rule, identity)}`)

describe('a bill', () => {
  it('fills the list of packages of its image', () => {
    const image = read(cyclonedxBill()).assets.find(({ kind }) => kind === 'image')
    expect(image).toMatchObject({
      key,
      attributes: { os: 'debian 12.5' },
      document: {
        os: { family: 'debian', version: '12.5' },
        packages: [{ name: 'zlib1g', version: '1:1.2.13.dfsg-1', type: 'debian', licences: ['Zlib'] }],
      },
    })
  })

  it('takes nothing back where nothing says that anybody looked', () => {
    const without = cyclonedxBill({ vulnerabilities: [] })
    expect(read(without).scopes).toEqual([])
    expect(read(without, { complete: true }).scopes).toMatchObject([{ asset: key, complete: true }])
    expect(read(cyclonedxBill()).scopes).toMatchObject([{ complete: true }])
    expect(read(application({ components: [] }), { complete: true }).scopes).toMatchObject([{ complete: false }])
  })

  it('is of what the header names', () => {
    const bare = cyclonedxBill({ metadata: {} })
    expect(read(bare, { scope: 'ghcr.io/acme/web:2' }).title).toBe('ghcr.io/acme/web:2')
    expect(read(bare, { scope: 'shop api' }).assets).toMatchObject([{ kind: 'artifact', name: 'shop api' }])
  })

  it('lists packages under the file that holds them, and nested ones', () => {
    const components = [
      {
        'bom-ref': 'lock',
        type: 'application',
        name: 'app/package-lock.json',
        properties: [{ name: 'aquasecurity:trivy:Class', value: 'lang-pkgs' }],
      },
      {
        'bom-ref': 'outer',
        type: 'library',
        name: 'outer',
        purl: 'pkg:npm/outer@1',
        components: [{ 'bom-ref': 'inner', type: 'library', name: 'core', purl: 'pkg:npm/%40acme/core@2' }],
      },
    ]
    const dependencies = [
      { ref: 'lock', dependsOn: ['outer'] },
      { ref: 'outer', dependsOn: ['inner', 'outer', 'lock'] },
    ]
    const vulnerabilities = [cyclonedxVulnerability({ affects: [{ ref: 'inner' }] })]
    expect(read(cyclonedxBill({ components, dependencies, vulnerabilities })).findings).toMatchObject([
      { identity: ['@acme/core', 'node-pkg', '2', 'app/package-lock.json'] },
    ])
  })
})

describe('a vulnerability', () => {
  it('is a finding on each component that it affects', () => {
    const { findings, vulnerabilities } = read(cyclonedxBill())
    expect(findings).toMatchObject([
      {
        asset: key,
        rule: 'CVE-2026-1000',
        severity: 'high',
        fixStatus: 'fixed',
        identity: ['zlib1g', 'debian', '1:1.2.13.dfsg-1', ''],
        package: { fixedVersion: '1:1.2.13.dfsg-2' },
      },
    ])
    expect(vulnerabilities).toMatchObject([{ cvss: { score: 9.8, version: '3.1' }, cwes: ['CWE-787'] }])
  })

  it.each([
    ['not_affected', 0],
    ['false_positive', 0],
    ['resolved', 0],
    ['resolved_with_pedigree', 0],
    ['exploitable', 1],
    ['in_triage', 1],
    ['loud', 1],
  ])('whose analysis is %s counts %i', (state, count) => {
    const { findings, assets } = vulnerable({ analysis: { state } })
    expect(findings).toHaveLength(count)
    expect(assets.find(({ kind }) => kind === 'image')?.attributes?.suppressed).toBe(count === 0 ? 1 : undefined)
  })

  it.each([
    [[{ severity: 'info' }], 'informational'],
    [[{ score: 9.3, method: 'CVSSv2' }], 'high'],
    [[{ score: 9.3, method: 'CVSSv31' }], 'critical'],
    [
      [
        { severity: 'low', method: 'CVSSv2' },
        { severity: 'high', method: 'CVSSv3' },
      ],
      'high',
    ],
    [[{ severity: 'Loud' }], 'unknown'],
    [undefined, 'unknown'],
  ])('rated %j is %s', (ratings, severity) => {
    expect(vulnerable({ ratings }).findings).toMatchObject([{ severity }])
  })

  it('that leads nowhere costs itself, and the report is no longer whole', () => {
    const { rejected, scopes } = vulnerable({ affects: [{ ref: 'zlib' }, { ref: 'lost' }] })
    expect(rejected).toMatchObject([{ path: '$.vulnerabilities[0].affects[1].ref' }])
    expect(scopes).toMatchObject([{ complete: false }])
  })

  it('of another bill is told by its package URL', () => {
    const ref = 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg:maven/com.acme/shop@2.0?type=jar'
    expect(vulnerable({ affects: [{ ref }] }).findings).toMatchObject([
      { package: { name: 'com.acme:shop', version: '2.0', type: 'jar' } },
    ])
  })
})

it('the same fault told by Trivy and by Grype is the same finding', () => {
  const own = printsOf(read(cyclonedxBill()).findings)
  const grype = grypeAdapter.read([grypeReport([grypeMatch()])], context)
  const trivy = trivyAdapter.read(
    [
      {
        SchemaVersion: 2,
        ArtifactName: 'ghcr.io/acme/shop:1.4',
        ArtifactType: 'container_image',
        Metadata: { RepoDigests: [`ghcr.io/acme/shop@sha256:${'ab'.repeat(32)}`] },
        Results: [
          {
            Class: 'os-pkgs',
            Type: 'debian',
            Vulnerabilities: [
              {
                VulnerabilityID: 'CVE-2026-1000',
                PkgName: 'zlib1g',
                InstalledVersion: '1:1.2.13.dfsg-1',
                Severity: 'LOW',
              },
            ],
          },
        ],
      },
    ],
    context,
  )
  for (const told of [grype, trivy]) expect(told.ok && printsOf(told.observation.findings)).toEqual(own)
})

it('never throws', () => {
  const some = <T>(values: readonly T[]) => oneof(jsonValue(), constantFrom(...values))
  const component = dictionary(
    constantFrom(...Object.keys(zlib), 'properties', 'components'),
    some([
      ...Object.values(zlib),
      'pkg:npm/%zz@',
      'pkg:deb//',
      [{ name: 'aquasecurity:trivy:Class', value: 'lang-pkgs' }],
    ]),
  )
  const vulnerability = dictionary(
    constantFrom(...Object.keys(cyclonedxVulnerability()), 'analysis', 'references'),
    some(Object.values(cyclonedxVulnerability())),
  )
  assert(
    property(
      array(oneof(component, jsonValue()), { maxLength: 4 }),
      array(oneof(vulnerability, jsonValue()), { maxLength: 4 }),
      jsonValue(),
      (components, vulnerabilities, any) => {
        for (const more of [
          {},
          { metadata: any, dependencies: any },
          { metadata: { component: components[0], tools: any } },
        ]) {
          const result = cyclonedxAdapter.read([cyclonedxBill({ components, vulnerabilities, ...more })], context)
          if (!result.ok) expect(result.problems.length).toBeGreaterThan(0)
        }
      },
    ),
  )
})
