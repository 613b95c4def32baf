import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { readSelftest } from '@/lib/queries/read-selftest'
import { readerOf } from '@/lib/queries/testing/fleet'
import { makeEnvironment } from '@/lib/store/testing'
import { aksRecord, auditEvent } from './adapters/kubernetes-audit/testing'
import { acceptReport } from './accept'
import { makeCollector, reportRequest, send, type TestCollector } from './testing'

let environmentId: string
let collector: TestCollector
beforeAll(async () => {
  environmentId = await makeEnvironment()
  collector = await makeCollector(environmentId)
})

const inCluster = { 'plimsoll-cluster': 'harbour' }
const list = (...items: unknown[]) => JSON.stringify({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items })
const kept = () => db().auditEvent.findMany({ where: { environmentId }, orderBy: { at: 'asc' } })
const countsOf = async (id: string) =>
  (await db().report.findUniqueOrThrow({ where: { id } })).counts as { audit: unknown }

describe('intake of audit logs', () => {
  it('keeps a request once, whichever stage and server tells of it, and counts the rest', async () => {
    const start = auditEvent({
      auditID: 'exec-1',
      verb: 'get',
      stage: 'ResponseStarted',
      objectRef: { resource: 'pods', subresource: 'exec', namespace: 'shop', name: 'web' },
      requestURI: '/api/v1/namespaces/shop/pods/web/exec?command=sh&command=-c&command=mysql+-phunter2',
    })
    const arrived = { ...start, stage: 'RequestReceived' }
    const ended = { ...start, stage: 'ResponseComplete', stageTimestamp: '2026-11-01T10:09:00.000000Z' }
    const first = await send(collector, 'kubernetes-audit', list(arrived, start, ended), inCluster)
    expect(await countsOf(first.id)).toMatchObject({ audit: { requests: 3, kept: 1, known: 1, passing: 1 } })
    // The other server of the cluster, through another shipper.
    const other = await send(
      collector,
      'kubernetes-audit',
      `${JSON.stringify(ended)}\n${JSON.stringify(start)}`,
      inCluster,
    )
    expect(await countsOf(other.id)).toMatchObject({ audit: { requests: 2, kept: 0, known: 2 } })
    const rows = await kept()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      userName: 'ines',
      resource: 'pods/exec',
      verb: 'get',
      name: 'web',
      address: '10.0.0.1',
    })
  })

  it('is not fooled by a client that gives its request the id of another', async () => {
    const before = (await kept()).length
    const twin = auditEvent({ auditID: 'exec-1', requestReceivedTimestamp: '2026-11-01T10:00:00.123457Z' })
    await send(collector, 'kubernetes-audit', list(twin), inCluster)
    expect(await kept()).toHaveLength(before + 1)
  })

  it('does not keep what controllers read and kubelets report', async () => {
    const before = (await kept()).length
    const node = {
      user: { username: 'system:node:a', groups: ['system:nodes'] },
      userAgent: 'kubelet/v1.34.0 (linux/amd64) kubernetes/abc',
    }
    const quiet = [
      auditEvent({
        ...node,
        auditID: 'q1',
        verb: 'patch',
        objectRef: { resource: 'nodes', subresource: 'status', name: 'a' },
      }),
      auditEvent({
        ...node,
        auditID: 'q2',
        verb: 'get',
        objectRef: { resource: 'configmaps', namespace: 'a', name: 'b' },
      }),
      auditEvent({
        ...node,
        auditID: 'q3',
        verb: 'update',
        objectRef: { resource: 'leases', namespace: 'a', name: 'b' },
      }),
    ]
    const { id } = await send(collector, 'kubernetes-audit', list(...quiet), inCluster)
    expect(await countsOf(id)).toMatchObject({ audit: { requests: 3, kept: 0, passing: 3 } })
    expect(await kept()).toHaveLength(before)
  })

  it('writes no secret down, in whatever envelope it came', async () => {
    const secret = auditEvent({
      auditID: 's1',
      objectRef: { resource: 'secrets', namespace: 'shop', name: 'db' },
      requestObject: {
        kind: 'Secret',
        metadata: { name: 'db' },
        data: { a: 'c3VwZXJzZWNyZXQ=' },
        stringData: { b: 'topsecret' },
      },
      responseObject: { kind: 'Secret', metadata: { name: 'db' }, data: { a: 'c3VwZXJzZWNyZXQ=' } },
    })
    const patch = auditEvent({
      auditID: 's2',
      verb: 'patch',
      objectRef: { resource: 'deployments', apiGroup: 'apps', namespace: 'shop', name: 'web' },
      requestObject: [{ op: 'add', path: '/spec/template/spec/containers/0/env/0/value', value: 'patchsecret' }],
    })
    const applied = auditEvent({
      auditID: 's3',
      requestObject: {
        kind: 'Pod',
        metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"env":"appliedsecret"}' } },
        spec: { containers: [{ env: [{ name: 'API_TOKEN', value: 'envsecret' }], args: ['--password=flagsecret'] }] },
      },
    })
    const review = auditEvent({
      auditID: 's4',
      objectRef: { resource: 'tokenreviews', apiGroup: 'authentication.k8s.io' },
      requestObject: { kind: 'TokenReview', spec: { token: 'reviewsecret' } },
    })
    const { id } = await send(
      collector,
      'kubernetes-audit',
      JSON.stringify({ records: [secret, patch, applied, review].map((event) => aksRecord(event)) }),
    )
    const stored = await db().reportBody.findUniqueOrThrow({ where: { reportId: id } })
    const text = gunzipSync(stored.body).toString('utf8') + JSON.stringify(await kept())
    expect(text).toContain('harbour-aks')
    expect(text).not.toMatch(/c3VwZXJz|topsecret|patchsecret|appliedsecret|envsecret|flagsecret|reviewsecret|hunter2/)
  })

  it('leaves nothing of a log that it cannot read', async () => {
    const refused = acceptReport(collector, 'kubernetes-audit', reportRequest('{"password":"brokensecret"'), new Date())
    const error: unknown = await refused.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(OperationError)
    const nowhere = acceptReport(collector, 'kubernetes-audit', reportRequest(list(auditEvent())), new Date())
    await expect(nowhere).rejects.toThrow(/of which cluster/)
    const bodies = await db().reportBody.findMany()
    for (const { body } of bodies) expect(gunzipSync(body).toString('utf8')).not.toMatch(/brokensecret|hunter2/)
  })

  it('raises the alert of a self-test, once, however the request is told', async () => {
    const namespace = `plimsoll-selftest-${collector.id.slice(0, 8)}`
    expect((await readSelftest(readerOf([environmentId]), { id: collector.id })).last).toBeNull()
    const test = auditEvent({
      auditID: 'test-1',
      verb: 'list',
      requestURI: `/api/v1/namespaces/${namespace}/pods?limit=500`,
      objectRef: { resource: 'pods', namespace, apiVersion: 'v1' },
      responseStatus: { code: 200 },
    })
    for (const server of ['a', 'b'])
      await send(collector, 'kubernetes-audit', list(test), { ...inCluster, 'plimsoll-scope': server })
    const alerts = await db().alert.findMany({ where: { environmentId, type: 'k8s-selftest' } })
    expect(alerts).toHaveLength(1)
    expect(alerts[0]).toMatchObject({ severity: 'informational', sample: true, count: 1, source: 'kubernetes-audit' })
    const shown = await readSelftest(readerOf([environmentId]), { id: collector.id })
    expect(shown).toMatchObject({ command: `kubectl get pods -n ${namespace}`, last: { alertId: alerts[0]?.id } })
    await expect(readSelftest(readerOf([await makeEnvironment()]), { id: collector.id })).rejects.toThrow(
      /not yours to see/,
    )
    const assets = await db().asset.findMany({ where: { environmentId } })
    expect(assets.map(({ key }) => key)).not.toContain(`k8s/harbour/Namespace/${namespace}`)
  })
})
