import { array, assert, constantFrom, dictionary, jsonValue, oneof, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conformsToAdapter } from '@/lib/ingest/conformance'
import { sarifAdapter } from '.'

const context = { collectedAt: '2026-03-01T12:00:00.000Z', collector: 'sarif', scope: 'ghcr.io/acme/shop:1.4' }
const rule = {
  id: 'CVE-2026-1000',
  name: 'OsPackageVulnerability',
  shortDescription: { text: 'zlib: writes past a buffer' },
  helpUri: 'https://avd.aquasec.com/nvd/cve-2026-1000',
  help: { text: 'Vulnerability CVE-2026-1000\nSeverity: HIGH' },
  properties: { 'security-severity': '9.8' },
}
const result = {
  ruleId: 'CVE-2026-1000',
  ruleIndex: 0,
  level: 'error',
  message: {
    text: 'Package: zlib1g\nInstalled Version: 1.2.13\nVulnerability CVE-2026-1000\nSeverity: HIGH\nFixed Version: 1.2.14\nLink: x',
  },
  locations: [{ physicalLocation: { artifactLocation: { uri: 'library/shop' }, region: { startLine: 1 } } }],
}
const lint = {
  ruleId: 'CIS-DI-0010',
  level: 'error',
  message: { text: 'Suspicious ENV key found in the image: DB_PASSWORD=hunter2' },
}
const report = (
  results: unknown[] = [result],
  driver: Record<string, unknown> = {},
  run: Record<string, unknown> = {},
) => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [{ tool: { driver: { name: 'Trivy', rules: [rule], ...driver } }, results, ...run }],
})

conformsToAdapter(
  sarifAdapter,
  [
    { name: 'vulnerabilities of an image', documents: [report()], context: { scope: 'ghcr.io/acme/shop:1.4' } },
    {
      name: 'rules that were broken',
      documents: [report([lint], { name: 'Dockle', rules: [] })],
      context: { scope: 'web' },
    },
    { name: 'nothing found', documents: [report([])], context: { scope: 'ghcr.io/acme/shop:1.4' } },
  ],
  [
    { name: 'a run of nothing by name', documents: [report()] },
    { name: 'no run', documents: [{ version: '2.1.0', runs: [] }] },
  ],
)

function read(document: unknown, more: { scope?: string } = {}) {
  const result = sarifAdapter.read([document], { ...context, ...more })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}
const only = (one: unknown, driver?: Record<string, unknown>) => {
  const [finding] = read(report([one], driver)).findings
  if (!finding) throw new Error('no finding')
  return finding
}

describe('a result', () => {
  it('about an advisory is a vulnerability of a package, under the tool’s name', () => {
    const observation = read(report())
    expect(observation).toMatchObject({ source: 'trivy', title: 'ghcr.io/acme/shop:1.4' })
    expect(observation.findings).toMatchObject([
      {
        asset: 'image/ghcr.io/acme/shop:1.4',
        kind: 'vulnerability',
        rule: 'CVE-2026-1000',
        severity: 'high',
        package: { name: 'zlib1g', version: '1.2.13', fixedVersion: '1.2.14' },
      },
    ])
    expect(observation.vulnerabilities).toMatchObject([{ id: 'CVE-2026-1000', title: 'zlib: writes past a buffer' }])
  })

  it('of Grype names type, path and advisory in its own way', () => {
    const grype = {
      ruleId: 'CVE-1999-0001-package-1',
      level: 'note',
      message: {
        text: 'A low vulnerability in rpm package: package-1, version 1.1.1 was found in image shop:2 at: somefile-1.txt',
      },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'shop:2/somefile-1.txt' } } }],
    }
    expect(only(grype, { name: 'grype', rules: [] })).toMatchObject({
      rule: 'CVE-1999-0001',
      severity: 'low',
      identity: ['package-1', 'rpm', '1.1.1', 'somefile-1.txt'],
    })
  })

  it.each([
    [{ properties: { 'security-severity': '9.1' } }, 'critical'],
    [{ properties: { 'security-severity': '7' } }, 'high'],
    [{ properties: { 'security-severity': '0.1' } }, 'low'],
    [{}, 'high'],
  ])('of the rule %j is %s', (more, severity) => {
    expect(only(lint, { rules: [{ id: 'CIS-DI-0010', ...more }] }).severity).toBe(severity)
  })

  it.each(['__proto__', 'constructor'])('of a tool of the name %s is read', (name) => {
    expect(only(lint, { name, rules: [] }).rule).toBe('CIS-DI-0010')
  })

  it('keeps no secret of its message', () => expect(JSON.stringify(only(lint))).not.toContain('hunter2'))

  it('that was suppressed, passed or is gone is no finding', () => {
    const { findings, passes, assets } = read(
      report([
        { ...lint, suppressions: [{ kind: 'external' }] },
        { ...lint, suppressions: [{ kind: 'external', status: 'rejected' }], ruleId: 'A' },
        { ...lint, suppressions: [{ kind: 'inSource', status: 'underReview' }], ruleId: 'B' },
        { ...lint, kind: 'pass', ruleId: 'C' },
        { ...lint, baselineState: 'absent', ruleId: 'D' },
        { ...lint, kind: 'informational', ruleId: 'E' },
      ]),
    )
    expect(findings.map(({ rule }) => rule)).toEqual(['A', 'B'])
    expect(passes).toMatchObject([{ rule: 'C', status: 'healthy' }])
    expect(assets.find(({ kind }) => kind === 'image')?.attributes?.suppressed).toBe(1)
  })

  it('that stays where it was is the same when its line moves', () => {
    const at = (startLine: number) => ({
      ...lint,
      partialFingerprints: { line: 'abc' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'Dockerfile' }, region: { startLine } } }],
    })
    expect(only(at(3)).identity).toEqual(only(at(9)).identity)
  })
})

it('stands on what the header names, else the run, else the messages', () => {
  expect(read(report(), { scope: '/srv/app' }).assets[0]).toMatchObject({ kind: 'artifact', name: '/srv/app' })
  const named = report(
    [result],
    {},
    { properties: { imageName: 'a.tar', repoTags: ['ghcr.io/acme/shop:9'], repoDigests: null } },
  )
  const read2 = sarifAdapter.read([named], { collectedAt: context.collectedAt, collector: 'x' })
  expect(read2.ok && read2.observation.assets.find(({ kind }) => kind === 'image')?.key).toBe(
    'image/ghcr.io/acme/shop:9',
  )
})

it('runs of another tool are to be sent by themselves', () => {
  const two = { ...report(), runs: [...report().runs, ...report([], { name: 'other' }).runs] }
  expect(read(two).rejected).toMatchObject([{ path: '$.runs[1]' }])
})

it('never throws', () => {
  const one = dictionary(
    constantFrom(...Object.keys(result), 'suppressions', 'kind'),
    oneof(jsonValue(), constantFrom(...Object.values(result))),
  )
  assert(
    property(array(oneof(one, jsonValue()), { maxLength: 4 }), jsonValue(), (results, driver) => {
      const read = sarifAdapter.read([{ version: '2.1.0', runs: [{ tool: { driver }, results }] }], context)
      if (!read.ok) expect(read.problems.length).toBeGreaterThan(0)
    }),
  )
})
