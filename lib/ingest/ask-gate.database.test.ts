import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { admin, as, auditOf, makePerson, reader, type Person } from '@/lib/commands/testing/people'
import { updateGatePolicy } from '@/lib/commands/update-gate-policy'
import { db } from '@/lib/db'
import { defaultGatePolicy, type GateRule } from '@/lib/model/gate'
import { listGatePolicies } from '@/lib/queries/list-gate-policies'
import { listGateResults, readGateResult } from '@/lib/queries/list-gate-results'
import { makeEnvironment } from '@/lib/store/testing'
import { askGate } from './ask-gate'
import { makeCollector, send, type TestCollector } from './testing'

const now = new Date('2026-11-20T12:00:00Z')
const imageId = `sha256:${'a'.repeat(64)}`
const report = (cves: Record<string, string>, repoDigests: string[] = []) => ({
  SchemaVersion: 2,
  CreatedAt: '2026-11-20T11:00:00Z',
  ArtifactName: 'registry.example.com/shop:1',
  ArtifactType: 'container_image',
  Metadata: {
    ImageID: imageId,
    RepoTags: ['registry.example.com/shop:1'],
    RepoDigests: repoDigests,
    OS: { Family: 'debian', Name: '12' },
  },
  Results: [
    {
      Target: 'shop (debian 12)',
      Class: 'os-pkgs',
      Type: 'debian',
      Vulnerabilities: Object.entries(cves).map(([VulnerabilityID, FixedVersion]) => ({
        VulnerabilityID,
        PkgName: 'zlib1g',
        InstalledVersion: '1',
        FixedVersion,
        Severity: 'CRITICAL',
      })),
    },
  ],
})
let here = ''
let collector: TestCollector
let lead: Person
let local: Person

function ask(
  body: BodyInit,
  query = 'format=trivy',
  headers: Record<string, string> = {},
  actor: TestCollector = collector,
) {
  const url = new URL(`http://localhost/api/v1/gate?${query}`)
  return askGate(actor, new Request(url, { method: 'POST', body, headers }), url, now)
}

beforeAll(async () => {
  here = await makeEnvironment('here')
  collector = await makeCollector(here, ['trivy', 'falco'])
  lead = await makePerson([admin()])
  local = await makePerson([reader(await makeEnvironment('there'))])
})

describe('an answer', () => {
  it('comes by the default rules, and is kept with where the image was made', async () => {
    const origin = 'commit=4f2a&branch=main&run=https%3A%2F%2Fci.example%2F7'
    const result = await ask(
      gzipSync(JSON.stringify(report({ 'CVE-1': '2', 'CVE-2': '' }))),
      `format=trivy&${origin}`,
      {
        'content-encoding': 'gzip',
      },
    )
    expect(result).toMatchObject({ verdict: 'fail', commit: '4f2a', branch: 'main', run: 'https://ci.example/7' })
    expect(result.reasons.map((reason) => [reason.rule.action, reason.count])).toEqual([
      ['fail', 1],
      ['warn', 1],
    ])
    const kept = await readGateResult(as(lead), { id: result.id })
    expect(kept).toMatchObject({ ...result, collector: collector.name, assetId: null, running: false })
    const { items, total } = await listGateResults(as(lead), { commit: '4f2a' })
    expect(total).toEqual({ value: 1, capped: false })
    expect(items[0]).toMatchObject({ id: result.id, broken: result.reasons.map((reason) => reason.text) })
  })

  it('knows what is exploited, and passes what breaks nothing', async () => {
    const exploited = await ask(JSON.stringify(report({ 'CVE-2021-44228': '' })))
    expect(exploited.reasons.map((reason) => reason.text)).toEqual(['1 known exploited vulnerability'])
    expect(await ask(JSON.stringify(report({})))).toMatchObject({ verdict: 'pass', reasons: [], rules: 6 })
  })

  it('leads to the image once it is reported, also when it was pushed only afterwards', async () => {
    const { id } = await ask(JSON.stringify(report({})), 'format=trivy&branch=pushed')
    const digest = `registry.example.com/shop@sha256:${'b'.repeat(64)}`
    await send(collector, 'trivy', JSON.stringify(report({}, [digest])), {}, now)
    const image = await db().asset.findFirstOrThrow({ where: { environmentId: here, key: `image/${digest}` } })
    expect((await readGateResult(as(lead), { id })).assetId).toBe(image.id)
    expect((await listGateResults(as(lead), { branch: 'pushed' })).items[0]?.assetId).toBe(image.id)
  })
})

it('decides nothing when it cannot read, and keeps nothing then', async () => {
  const before = await db().gateResult.count()
  const body = JSON.stringify(report({}))
  await expect(ask('{"SchemaVersion": 2,')).rejects.toMatchObject({ code: 'invalid' })
  await expect(ask('{"runs": []}')).rejects.toMatchObject({ code: 'unprocessable' })
  await expect(ask(body, 'format=falco')).rejects.toMatchObject({ code: 'unprocessable' })
  await expect(ask(body, 'format=grype2')).rejects.toMatchObject({ code: 'invalid' })
  await expect(ask(body, 'format=trivy&run=javascript:alert(1)')).rejects.toMatchObject({ code: 'invalid' })
  await expect(ask(body, 'format=trivy&comit=1')).rejects.toMatchObject({ code: 'invalid' })
  const other = await makeCollector(here, ['falco'])
  await expect(ask(body, 'format=trivy', {}, other)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await db().gateResult.count()).toBe(before)
})

it('asks the rules that admins set for the environment, and goes back to the default ones', async () => {
  const rules: GateRule[] = [{ kind: 'registries', action: 'warn', from: ['docker.io/*'] }]
  const context = as(lead)
  await updateGatePolicy(context, { id: here, rules })
  expect(await auditOf(context)).toMatchObject([{ action: 'gate-policy.update', outcome: 'done', after: { rules } }])
  const policies = await listGatePolicies(as(lead), {})
  expect(policies.items.find((one) => one.id === here)).toMatchObject({ rules, updatedBy: lead.name })
  expect(await ask(JSON.stringify(report({ 'CVE-1': '2' })))).toMatchObject({ verdict: 'warn', rules: 1 })
  await updateGatePolicy(as(lead), { id: here, rules: null })
  expect(await ask(JSON.stringify(report({ 'CVE-1': '2' })))).toMatchObject({ verdict: 'fail', rules: 6 })
  expect((await listGatePolicies(as(lead), { environment: 'here' })).items).toEqual([
    { id: here, environment: 'here', rules: defaultGatePolicy.rules, updatedAt: null, updatedBy: null },
  ])
  await expect(updateGatePolicy(as(local), { id: here, rules })).rejects.toMatchObject({ code: 'forbidden' })
})

it('shows nobody what is not theirs', async () => {
  const { id } = await ask(JSON.stringify(report({})))
  await expect(readGateResult(as(local), { id })).rejects.toMatchObject({ code: 'not-found' })
  expect((await listGateResults(as(local), {})).items).toEqual([])
  expect((await listGatePolicies(as(local), {})).items.map((one) => one.environment)).toEqual(['there'])
})
