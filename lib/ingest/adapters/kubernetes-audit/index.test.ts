import { gzipSync } from 'node:zlib'
import { conformsToAdapter } from '@/lib/ingest/conformance'
import { kubernetesAuditAdapter } from '.'
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
