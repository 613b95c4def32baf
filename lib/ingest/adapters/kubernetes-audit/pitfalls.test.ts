import { describe, expect, it } from 'vitest'
import { kubernetesAuditAdapter } from '.'
import { aksRecord, auditEvent, googleEntry } from './testing'

const context = { collectedAt: '2026-11-01T12:00:00Z', collector: 'test', cluster: 'harbour' }

function readOne(document: unknown, more: Partial<typeof context> = {}) {
  const result = kubernetesAuditAdapter.read([document], { ...context, ...more })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const [event] = result.observation.audit ?? []
  if (!event) throw new Error('no event')
  return event
}

describe('what logs do otherwise than one expects', () => {
  it('a name that was made by the server is in the answer', () => {
    const objectRef = { resource: 'pods', namespace: 'shop', apiVersion: 'v1' }
    const made = auditEvent({ objectRef, responseObject: { kind: 'Pod', metadata: { name: 'job-x7k2p' } } })
    expect(readOne(made).object?.name).toBe('job-x7k2p')
  })

  it('an answer that is only a status is no object, and says why', () => {
    const refused = auditEvent({
      responseStatus: undefined,
      responseObject: { kind: 'Status', code: 403, reason: 'Forbidden', message: 'no' },
    })
    expect(readOne(refused)).toMatchObject({ code: 403, reason: 'Forbidden', message: 'no', responseObject: null })
  })

  it.each([
    [0, 200],
    [5, 404],
    [7, 403],
    [16, 401],
    [409, 409],
    [101, 101],
    [99, null],
  ])('code %i is HTTP’s %s', (code, want) => {
    expect(readOne(auditEvent({ responseStatus: { code } })).code).toBe(want)
  })

  it('GKE says nothing of success, its own codes of failure, and the group in its resource’s name', () => {
    expect(readOne(googleEntry())).toMatchObject({ code: 200, verb: 'create', object: { name: 'web', group: '' } })
    expect(readOne(googleEntry({ status: { code: 7 } })).code).toBe(403)
    const binding = readOne(
      googleEntry({
        methodName: 'io.k8s.authorization.rbac.v1.clusterrolebindings.create',
        resourceName: 'rbac.authorization.k8s.io/v1/clusterrolebindings/admins',
      }),
    )
    expect(binding.object).toMatchObject({
      group: 'rbac.authorization.k8s.io',
      resource: 'clusterrolebindings',
      name: 'admins',
      namespace: '',
    })
    expect(binding.uri).toBe('/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/admins')
  })

  it('the cluster is the sender’s word before the envelope’s, and names in capitals are Azure’s way', () => {
    expect(readOne({ records: [aksRecord()] }).cluster).toBe('k8s/harbour')
    expect(readOne({ records: [aksRecord()] }, { cluster: '' }).cluster).toBe('k8s/harbour-aks')
    expect(readOne(googleEntry(), { cluster: '' }).cluster).toBe('k8s/harbour-gke')
  })

  it('a time without a zone is UTC; without any, that of the report; what it was asked at is kept to the letter', () => {
    const odd = readOne(auditEvent({ stageTimestamp: '2026-11-01 09:00:00.5', requestReceivedTimestamp: undefined }))
    expect(odd.at).toBe('2026-11-01T09:00:00.500Z')
    expect(odd.requestedAt).toBeUndefined()
    expect(readOne(auditEvent({ stageTimestamp: 'soon', requestReceivedTimestamp: null })).at).toBe(
      '2026-11-01T12:00:00.000Z',
    )
    expect(readOne(auditEvent()).requestedAt).toBe('2026-11-01T10:00:00.123456Z')
  })

  it('commands and tokens in the address lose their secrets and stay readable', () => {
    const path =
      '/api/v1/namespaces/shop/pods/web/exec?command=mysql&command=--password%3Dhunter2&command=-h&command=db&tty=true'
    expect(readOne(auditEvent({ requestURI: path })).uri).toBe(
      '/api/v1/namespaces/shop/pods/web/exec?command=mysql&command=--password%3D%5Bredacted%5D&command=-h&command=db&tty=true',
    )
    const proxied =
      '/api/v1/namespaces/a/services/b/proxy/x?access_token=topsecret&q=Authorization%3A+Bearer+abcdefghijklmnop'
    const { uri } = readOne(auditEvent({ requestURI: proxied }))
    expect(uri).not.toMatch(/topsecret|abcdefghijklmnop/)
  })

  it('what a Secret holds goes, its keys stay; a ConfigMap keeps what is no credential', () => {
    const secret = readOne(
      auditEvent({
        objectRef: { resource: 'secrets', namespace: 'shop', name: 'db' },
        requestObject: { kind: 'Secret', data: { password: 'aHVudGVyMg==' }, metadata: { name: 'db' } },
      }),
    )
    expect(secret.requestObject).toEqual({ kind: 'Secret', data: { password: '[redacted]' }, metadata: { name: 'db' } })
    const config = readOne(
      auditEvent({
        objectRef: { resource: 'configmaps', namespace: 'shop', name: 'app' },
        requestObject: { kind: 'ConfigMap', data: { DB_PASSWORD: 'hunter2', level: 'debug' } },
      }),
    )
    expect(config.requestObject).toEqual({ kind: 'ConfigMap', data: { DB_PASSWORD: '[redacted]', level: 'debug' } })
  })
})
