import { describe, expect, it } from 'vitest'
import { defaultAuditContext } from '@/lib/detect/audit/context'
import { evaluateStateless } from '@/lib/detect/audit/evaluate'
import { kubernetesAuditAdapter } from '.'

const at = '2026-11-20T10:00:00Z'
const written = (verb: string, requestObject: unknown) => ({
  kind: 'Event',
  apiVersion: 'audit.k8s.io/v1',
  level: 'RequestResponse',
  auditID: 'a1',
  stage: 'ResponseComplete',
  requestURI: '/api/v1/namespaces/shop/configmaps/notes',
  verb,
  user: { username: 'jane', groups: ['system:authenticated'] },
  sourceIPs: ['10.0.0.1'],
  userAgent: 'kubectl/v1.34.0',
  objectRef: { resource: 'configmaps', namespace: 'shop', name: 'notes', apiVersion: 'v1' },
  responseStatus: { code: 200 },
  requestObject,
  requestReceivedTimestamp: at,
  stageTimestamp: at,
})
const config = (data: object) => ({ kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: 'notes' }, data })

function read(event: object) {
  const result = kubernetesAuditAdapter.read([event], { collectedAt: at, collector: 'test', cluster: 'prod' })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const events = result.observation.audit ?? []
  const [fired] = evaluateStateless(events, defaultAuditContext)
  return { kept: JSON.stringify(events), evidence: fired?.hit.evidence['requestObject.data'] ?? null }
}

describe('a ConfigMap with credentials', () => {
  it.each([
    [
      'a private key',
      { notes: '-----BEGIN RSA PRIVATE KEY-----\nMIIEsecret\n-----END RSA PRIVATE KEY-----' },
      'MIIEsecret',
      'notes',
    ],
    ['a token by its shape', { readme: 'use AKIAABCDEFGHIJKLMNOP today' }, 'AKIAABCD', 'readme'],
    ['a password in an address', { url: 'postgres://shop:hunter2@db/shop' }, 'hunter2', 'url'],
    [
      'a setting in a file',
      { 'app.yaml': 'db:\n  password: hunter2secret\n  host: db' },
      'hunter2',
      'app.yaml: password',
    ],
    ['a key of that name', { password: 'hunter2' }, 'hunter2', 'password'],
  ])('is kept without it and told of: %s', (_, data, secret, named) => {
    const { kept, evidence } = read(written('create', config(data)))
    expect(kept).not.toContain(secret)
    expect(evidence).toEqual([named])
  })

  it('is kept without it when a patch writes it', () => {
    const step = { op: 'add', path: '/data/app.properties', value: 'db.password=hunter2secret\ndb.host=db' }
    const { kept } = read(written('patch', [step]))
    expect(kept).not.toContain('hunter2')
    expect(kept).toContain('db.host=db')
    expect(read(written('patch', { data: { 'app.ini': 'token = abcdefsecret' } })).kept).not.toContain('abcdefsecret')
  })
})

it('what only stands for a credential, or is none, stays as it is and is not told of', () => {
  const data = { 'app.yaml': 'password: ${DB_PASSWORD}\ntokenTtl: 3600\nsecretName: shop-db', mode: 'fast' }
  const { kept, evidence } = read(written('create', config(data)))
  expect(kept).toContain('${DB_PASSWORD}')
  expect(kept).toContain('tokenTtl: 3600')
  expect(evidence).toBeNull()
})
