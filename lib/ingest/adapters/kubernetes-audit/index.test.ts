import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { conformsToAdapter } from '@/lib/ingest/conformance'
import { kubernetesAuditAdapter } from '.'
import { readGoogle } from './read-google'
import { aksRecord, auditEvent, googleEntry } from './testing'

const lines = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join('\n')
const subscription = {
  messageType: 'DATA_MESSAGE',
  logGroup: '/aws/eks/harbour/cluster',
  logStream: 'kube-apiserver-audit-1',
  logEvents: [{ id: '1', timestamp: 1767225600000, message: JSON.stringify(auditEvent()) }],
}

conformsToAdapter(
  kubernetesAuditAdapter,
  [
    { name: 'a list', documents: [{ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items: [auditEvent()] }] },
    { name: 'an empty list', documents: [{ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items: [] }] },
    { name: 'JSON lines', text: lines(auditEvent(), auditEvent({ auditID: 'b', verb: 'get' })) },
    { name: 'CloudWatch', context: { cluster: '' }, documents: [subscription] },
    {
      name: 'Firehose',
      context: { cluster: '' },
      documents: [{ records: [{ data: gzipSync(JSON.stringify(subscription)).toString('base64') }] }],
    },
    { name: 'AKS', context: { cluster: '' }, documents: [{ records: [aksRecord()] }] },
    { name: 'GKE', context: { cluster: '' }, documents: [[googleEntry()]] },
  ],
  [
    { name: 'no cluster', context: { cluster: '' }, documents: [auditEvent()] },
    { name: 'no verb', documents: [{ ...auditEvent(), verb: 7 }] },
    { name: 'cut off', text: '{"kind":"EventList","items":[{' },
  ],
)

it('leaves out what controllers report of the state of things, but not of nodes', () => {
  const report = (resource: string, more = {}) =>
    kubernetesAuditAdapter.read(
      [auditEvent({ verb: 'patch', objectRef: { resource, subresource: 'status', name: 'a' }, ...more })],
      { collectedAt: '2026-11-01T10:00:00.000Z', collector: 'c', cluster: 'harbour' },
    )
  const bodiesOf = (read: ReturnType<typeof report>) =>
    read.ok && read.observation.audit?.map((event) => [event.requestObject === null, event.responseObject === null])
  expect(bodiesOf(report('pods'))).toEqual([[true, true]])
  expect(bodiesOf(report('nodes'))).toEqual([[false, false]])
  // What became of it is read all the same.
  const refused = report('pods', { responseStatus: null, responseObject: { kind: 'Status', code: 409 } })
  expect(refused.ok && refused.observation.audit?.[0]?.code).toBe(409)
})

describe('a refusal at GKE', () => {
  const code = (payload: Record<string, unknown>) => {
    const event = readGoogle(googleEntry(payload) as never, 'k8s/harbour', '2026-11-01T10:00:00.000Z')
    return event?.code
  }

  it('may stand in the rights alone', () => {
    expect(code({})).toBe(200)
    expect(code({ authorizationInfo: [{ granted: true }] })).toBe(200)
    expect(code({ authorizationInfo: [{ granted: true }, { granted: false }] })).toBe(403)
    expect(code({ authorizationInfo: [{ granted: false }], status: { code: 16 } })).toBe(401)
    expect(code({ authorizationInfo: 'none' })).toBe(200)
  })
})
