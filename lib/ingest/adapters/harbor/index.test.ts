import { array, assert, constantFrom, dictionary, jsonValue, oneof, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conformsToAdapter } from '@/lib/ingest/conformance'
import { harborAdapter } from '.'
import { harborReport, harborVulnerability, harborWebhook, mediaType } from './sample'

const digest = `sha256:${'ab'.repeat(32)}`
const scope = 'registry.example/shop/web:1.4'
const context = { collectedAt: '2026-03-01T12:00:00.000Z', collector: 'harbor', scope }

conformsToAdapter(
  harborAdapter,
  [
    { name: 'a report', documents: [harborReport()], context: { scope } },
    { name: 'nothing found', documents: [harborReport(null)], context: { scope } },
    { name: 'a bare report', documents: [harborReport()[mediaType]], context: { scope } },
    { name: 'a push', documents: [harborWebhook('PUSH_ARTIFACT')] },
    { name: 'a deletion', documents: [harborWebhook('DELETE_ARTIFACT')] },
    { name: 'a scan', documents: [harborWebhook('SCANNING_COMPLETED', { scan_overview: {} })] },
  ],
  [
    { name: 'a report of nothing by name', documents: [harborReport()] },
    { name: 'a report of what is no reference', documents: [harborReport()], context: { scope: 'a b' } },
    {
      name: 'a report beside a webhook',
      documents: [harborReport(), harborWebhook('PUSH_ARTIFACT')],
      context: { scope },
    },
  ],
)

function read(documents: unknown[], more: { scope?: string } = {}) {
  const result = harborAdapter.read(documents, { ...context, ...more })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}
const only = (more: Record<string, unknown>) => {
  const { findings, vulnerabilities } = read([harborReport([harborVulnerability(more)])])
  const [finding] = findings
  const [facts] = vulnerabilities
  if (!finding || !facts) throw new Error('no finding')
  return { ...finding, facts }
}

describe('a vulnerability', () => {
  it('is a finding on the image that the header names, by the digest that the report tells', () => {
    const { facts, ...finding } = only({})
    expect(finding).toMatchObject({
      asset: `image/registry.example/shop/web@${digest}`,
      rule: 'CVE-2026-1000',
      severity: 'high',
      fixStatus: 'fixed',
      package: { name: 'zlib1g', version: '1:1.2.13.dfsg-1', fixedVersion: '1:1.2.13.dfsg-2' },
      detail: { severitySource: 'Trivy' },
    })
    expect(facts).toMatchObject({ cvss: { score: 7.8, version: '3' }, cwes: ['CWE-787'] })
    expect(read([harborReport()]).evidenceAt).toBe('2026-02-28T10:00:00.258Z')
  })

  it.each([
    ['Negligible', 'informational'],
    ['None', 'informational'],
    ['Unknown', 'unknown'],
    ['Critical', 'critical'],
  ])('rated %s is %s', (severity, ours) => expect(only({ severity }).severity).toBe(ours))

  it('that cannot be read costs itself, and the report is no longer whole', () => {
    const { findings, rejected, scopes } = read([
      harborReport([
        harborVulnerability(),
        harborVulnerability({ severity: 'Loud' }),
        7,
        harborVulnerability({ id: '' }),
      ]),
    ])
    expect(findings).toHaveLength(1)
    const at = `$["${mediaType}"].vulnerabilities`
    expect(rejected.map(({ path }) => path)).toEqual([`${at}[1].severity`, `${at}[2]`, `${at}[3].id`])
    expect(scopes).toMatchObject([{ kinds: ['vulnerability'], complete: false }])
  })
})

describe('the image', () => {
  const keyOf = (document: unknown, named: string) =>
    read([document], { scope: named }).assets.find(({ kind }) => kind === 'image')?.key

  it('keeps the digest of the header', () => {
    const other = `sha256:${'12'.repeat(32)}`
    expect(keyOf(harborReport(), `registry.example/shop/web@${other}`)).toBe(`image/registry.example/shop/web@${other}`)
  })

  it('is known by its tag where the report speaks of several digests, as of an index', () => {
    const several = [harborVulnerability(), harborVulnerability({ artifact_digests: [`sha256:${'34'.repeat(32)}`] })]
    expect(keyOf(harborReport(several), scope)).toBe('image/registry.example/shop/web:1.4')
  })

  it('is the one that the scanner names, where the report is its own', () => {
    const named = harborReport(null, { artifact: { repository: 'shop/web', digest } })
    expect(keyOf(named, scope)).toBe(`image/registry.example/shop/web@${digest}`)
  })
})

it('the same scan in an older form is not read twice', () => {
  const older = { 'application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0': harborReport()[mediaType] }
  const { findings, rejected } = read([{ ...older, ...harborReport() }])
  expect(findings).toHaveLength(1)
  expect(rejected).toMatchObject([{ message: 'is the same scan in an older form' }])
})

describe('a webhook', () => {
  it('of a push makes the image known, and overwrites nothing', () => {
    const { assets, events, scopes } = read([harborWebhook('PUSH_ARTIFACT')])
    expect(assets.every(({ mentioned }) => mentioned)).toBe(true)
    expect(assets.find(({ kind }) => kind === 'image')).toMatchObject({
      key: `image/registry.example/shop/web@${digest}`,
      references: ['registry.example/shop/web:1.4'],
    })
    expect(events).toMatchObject([
      { rule: 'artifact.pushed', at: '2026-02-28T10:00:00.000Z', message: `${scope} was pushed by ines` },
    ])
    expect(scopes).toEqual([])
  })

  it('of a deletion neither retracts nor brings back', () => {
    const { assets, events, scopes } = read([harborWebhook('DELETE_ARTIFACT')])
    expect(assets.map(({ kind }) => kind).sort()).toEqual(['registry', 'repository'])
    expect(events).toMatchObject([{ rule: 'artifact.deleted', asset: 'repository/registry.example/shop/web' }])
    expect(scopes).toEqual([])
  })

  it.each([
    [{}, 'of the result nothing is said'],
    [{ x: { scan_status: 'Running' } }, 'status Running'],
    [
      { x: { scan_status: 'Success', summary: { total: 3, fixable: 1 } } },
      'status Success, 3 found, 1 of them fixable',
    ],
  ])('of a scan with %j says what it says', (scan_overview, words) => {
    const { events, findings } = read([harborWebhook('SCANNING_COMPLETED', { scan_overview })])
    expect(events).toMatchObject([{ message: `${scope} was scanned: ${words}` }])
    expect(findings).toEqual([])
  })

  it('of anything else is counted as not read', () => {
    const { rejected, assets, events } = read([harborWebhook('QUOTA_EXCEED')])
    expect(rejected).toEqual([{ path: '$.type', message: 'QUOTA_EXCEED is not read: pushes, deletions and scans are' }])
    expect([...assets, ...events]).toEqual([])
  })
})

it('never throws', () => {
  const some = <T>(values: readonly T[]) => oneof(jsonValue(), constantFrom(...values))
  const vulnerability = dictionary(
    constantFrom(...Object.keys(harborVulnerability()), 'vendor_attributes'),
    some(Object.values(harborVulnerability())),
  )
  const resource = dictionary(
    constantFrom('digest', 'resource_url', 'scan_overview'),
    some([digest, scope, { x: { summary: {} } }]),
  )
  assert(
    property(array(oneof(vulnerability, jsonValue()), { maxLength: 4 }), resource, jsonValue(), (items, one, any) => {
      for (const documents of [
        [harborReport(items)],
        [harborWebhook('SCANNING_COMPLETED', one)],
        [{ type: 'harbor.artifact.deleted', specversion: any, time: any, id: any, data: { resources: [one, any] } }],
        [{ type: 'PUSH_ARTIFACT', occur_at: any, operator: any, event_data: any }],
      ]) {
        const result = harborAdapter.read(documents, context)
        if (!result.ok) expect(result.problems.length).toBeGreaterThan(0)
      }
    }),
  )
})
