import { beforeAll, describe, expect, it } from 'vitest'
import { withContext } from '@/lib/assess/testing/workload'
import { db } from '@/lib/db'
import { makeCollector, send } from '@/lib/ingest/testing'
import { makeEnvironment, observe, store } from '@/lib/store/testing'
import { listComplianceControls } from './list-compliance-controls'
import { listControlResources } from './list-control-resources'
import { listStandards } from './list-standards'
import { everyPage } from './page'
import { readComplianceControl } from './read-compliance-control'
import { readStandard } from './read-standard'
import { postureReader, privileged, safe, storeWorkloads } from './testing/posture'

const pss = { standard: 'pss-restricted' }
const all = postureReader('all')
let one = ''
let two = ''
let empty = ''
beforeAll(async () => {
  one = await makeEnvironment('one')
  two = await makeEnvironment('two')
  empty = await makeEnvironment('empty')
  const rooted = withContext({ privileged: true, allowPrivilegeEscalation: true })
  await storeWorkloads(one, { web: privileged, both: rooted, api: safe })
  await storeWorkloads(two, { cart: safe })
})

const control = async (environment: string | undefined, id: string, standard = pss.standard) =>
  readComplianceControl(all, { standard, control: id, environment })

async function allResources(input: Parameters<typeof listControlResources>[1]) {
  const rows = []
  for await (const row of everyPage((page: typeof input) => listControlResources(all, page), input)) rows.push(row)
  return rows
}

describe('controls', () => {
  it('fail by the results of their checks, which the list of resources holds', async () => {
    const failed = await control(one, 'privileged')
    expect(failed).toMatchObject({ status: 'failed', reason: 'assessed', unhealthy: 2, healthy: 1 })
    const rows = await allResources({ ...pss, control: 'privileged', environment: one })
    expect(rows.map((row) => row.name).toSorted()).toEqual(['both', 'web'])
    expect(rows[0]).toMatchObject({ cluster: 'prod-eu-1', environment: 'one', checks: [{ id: 'k8s-pod-privileged' }] })
  })

  it('pass where everything is healthy, and are not assessable where nothing was reported', async () => {
    expect(await control(two, 'privileged')).toMatchObject({ status: 'passed', unhealthy: 0, healthy: 1 })
    expect(await control(empty, 'privileged')).toMatchObject({ status: 'not-assessable', reason: 'no-evidence' })
    expect((await control(undefined, 'privileged')).environments).toEqual([
      { id: empty, name: 'empty', status: 'not-assessable', reason: 'no-evidence' },
      { id: one, name: 'one', status: 'failed', reason: 'assessed' },
      { id: two, name: 'two', status: 'passed', reason: 'assessed' },
    ])
  })

  it('name a resource once with every check of theirs that it fails', async () => {
    const input = { standard: 'nsa-cisa-1.2', control: 'PS-enf', environment: one }
    const rows = await allResources({ ...input })
    expect(rows.map((row) => row.name).toSorted()).toEqual(['both', 'web'])
    const both = rows.find((row) => row.name === 'both')
    expect(both?.checks.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['k8s-pod-privileged', 'k8s-pod-allow-privilege-escalation']),
    )
    const pages = []
    for (let cursor: string | undefined; ;) {
      const page = await listControlResources(all, { ...input, limit: 1, cursor })
      expect(page.total).toEqual({ value: 2, capped: false })
      pages.push(...page.items)
      if (page.next === null) break
      cursor = page.next
    }
    expect(pages).toEqual(rows)
    const { unhealthy } = await readComplianceControl(all, input)
    expect(rows.reduce((sum, row) => sum + row.checks.length, 0)).toBe(unhealthy)
  })

  it('leave out what is exempt', async () => {
    const environmentId = await makeEnvironment()
    await db().exemption.create({
      data: {
        environmentId,
        checkId: 'k8s-pod-privileged',
        category: 'waiver',
        reason: 'a driver',
        createdById: 'admin',
      },
    })
    await storeWorkloads(environmentId, { web: privileged })
    const row = await control(environmentId, 'privileged')
    expect(row).toMatchObject({ status: 'skipped', reason: 'exempt', exempt: 1, unhealthy: 0 })
    expect(await allResources({ ...pss, control: 'privileged', environment: environmentId })).toEqual([])
  })

  it('of the control plane are not assessable where the provider keeps it', async () => {
    const environmentId = await makeEnvironment()
    const key = 'k8s/99999999-2222-3333-4444-555555555555'
    const attributes = { distribution: 'aks', version: 'v1.29.4' }
    await store(environmentId, observe({ assets: [{ kind: 'cluster', key, name: 'aks', attributes }] }))
    const plane = { status: 'not-assessable', reason: 'managed-control-plane' }
    expect(await control(environmentId, '1.1.1', 'cis-kubernetes-1.11')).toMatchObject(plane)
    expect(await control(environmentId, '4.1.1', 'cis-kubernetes-1.11')).toMatchObject({ reason: 'no-evidence' })
    const { items } = await listStandards(all, { environment: environmentId, limit: 200 })
    expect(items.filter(({ family }) => family === 'cis-kubernetes').map(({ version }) => version)).toEqual(['1.11'])
  })

  it('are not assessable where their checks apply but could not be evaluated', async () => {
    const environmentId = await makeEnvironment()
    await storeWorkloads(environmentId, { web: safe })
    const evaluatedOnNothing = await control(environmentId, 'runAsNonRoot')
    const [checkId = ''] = evaluatedOnNothing.checks.map(({ id }) => id)
    const unread = { status: 'not-applicable', reason: 'Not evaluated: nobody has looked' }
    await db().assessment.updateMany({ where: { environmentId, checkId }, data: unread })
    await db().checkTally.updateMany({
      where: { environmentId, checkId },
      data: { healthy: 0, unhealthy: 0, notApplicable: 1 },
    })
    const row = await control(environmentId, 'runAsNonRoot')
    expect(row).toMatchObject({ status: 'not-assessable', reason: 'no-evidence', checks: [{ evaluated: false }] })
    await db().assessment.updateMany({ where: { environmentId, checkId }, data: { reason: 'no container' } })
    expect(await control(environmentId, 'runAsNonRoot')).toMatchObject({ status: 'skipped', reason: 'not-applicable' })
  })

  it('are not assessable while the plan is off', async () => {
    const { id } = await db().environment.create({ data: { name: 'nothing on' } })
    expect(await control(id, 'privileged')).toMatchObject({ status: 'not-assessable', reason: 'plan-off' })
    expect(await control(id, '5.5', 'cis-docker-1.6.0')).toMatchObject({ reason: 'plan-off' })
  })
})

describe('files of nodes', () => {
  it('are decided by the report of kube-bench, which alone looks at them', async () => {
    const environmentId = await makeEnvironment()
    const collector = await makeCollector(environmentId)
    const result = (test_number: string, status: string) => ({
      test_number,
      status,
      test_desc: test_number,
      scored: true,
    })
    const tests = [{ section: '1.1', desc: 'Files', results: [result('1.1.1', 'PASS'), result('1.1.2', 'FAIL')] }]
    const report = {
      Controls: [{ id: '1', version: 'cis-1.12', node_type: 'master', tests, total_pass: 1, total_fail: 1 }],
    }
    const headers = { 'plimsoll-cluster': 'prod-eu-1', 'plimsoll-scope': 'node/cp-1' }
    await send(collector, 'kube-bench', JSON.stringify(report), headers)
    const cis = 'cis-kubernetes-1.12'
    expect(await control(environmentId, '1.1.1', cis)).toMatchObject({ status: 'passed', healthy: 1, unhealthy: 0 })
    expect(await control(environmentId, '1.1.2', cis)).toMatchObject({ status: 'failed', unhealthy: 1 })
    expect(await control(environmentId, '1.1.3', cis)).toMatchObject({
      status: 'not-assessable',
      reason: 'no-evidence',
    })
    const rows = await allResources({ standard: cis, control: '1.1.2', environment: environmentId })
    expect(rows).toMatchObject([{ name: 'cp-1', kind: 'node' }])
  })
})

describe('standards', () => {
  it('count their controls, in all and in each environment', async () => {
    const { items, total } = await listStandards(postureReader([one, two]), { limit: 200 })
    expect(total.value).toBe(items.length)
    expect(items.length).toBeGreaterThan(40)
    for (const row of items) {
      expect(Object.values(row.counts).reduce((sum, count) => sum + count, 0)).toBe(row.controls)
      expect(row.environments.map(({ name }) => name)).toEqual(['one', 'two'])
      const { items: controls } = await listComplianceControls(postureReader([one, two]), {
        standard: row.id,
        limit: 200,
      })
      expect(controls.length).toBe(row.controls)
      expect(controls.filter(({ status }) => status === 'failed').length).toBe(row.counts.failed)
    }
  })

  it('show of several versions those of the clusters, the newest where none tells its version', async () => {
    const versionsOf = async (input: Parameters<typeof listStandards>[1]) =>
      (await listStandards(all, { limit: 200, ...input })).items
        .filter(({ family }) => family === 'cis-kubernetes')
        .map(({ version }) => version)
    expect(await versionsOf({ environment: two })).toEqual(['2.1.0'])
    expect(await versionsOf({ environment: two, versions: 'true' })).toHaveLength(7)
    expect((await listStandards(all, { group: 'hardening', environment: two })).items.length).toBe(5)
  })

  it('filter their controls by status and words, and count all of them', async () => {
    const whole = await readStandard(all, { ...pss, environment: one })
    const failed = await readStandard(all, { ...pss, environment: one, status: 'failed' })
    expect(failed.items.length).toBe(whole.counts.failed)
    expect(failed.counts).toEqual(whole.counts)
    expect(failed.items.every((row) => row.unhealthy > 0)).toBe(true)
    const words = await readStandard(all, { ...pss, q: 'K8S-POD-HOST-PID' })
    expect(words.items.map((row) => row.control)).toEqual(['hostNamespaces'])
    await expect(readStandard(all, { ...pss, colour: 'red' } as never)).rejects.toMatchObject({ code: 'invalid' })
    await expect(readStandard(all, { standard: 'no-such' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(control(one, 'no-such')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('show nothing of environments that are not yours', async () => {
    const elsewhere = postureReader([two])
    const row = await readStandard(elsewhere, pss)
    expect(row.counts.failed).toBe(0)
    expect(JSON.stringify(row)).not.toContain(one)
    await expect(readStandard(elsewhere, { ...pss, environment: one })).rejects.toMatchObject({ code: 'not-found' })
    const resources = await listControlResources(elsewhere, { ...pss, control: 'privileged' })
    expect(resources).toMatchObject({ items: [], total: { value: 0 } })
  })
})
