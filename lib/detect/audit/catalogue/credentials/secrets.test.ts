import { describe, expect, it } from 'vitest'
import type { Json } from '@/lib/model/json'
import { judge, request } from '../../testing'
import { configmapCredentials } from './configmap-credentials'
import { legacyTokenSecret } from './legacy-token-secret'
import { secretModified } from './secret-modified'
import { secretScriptingAgent } from './secret-scripting-agent'
import { secretsListAll } from './secrets-list-all'

const everywhere = { namespace: '', name: '' }

describe('a list of secrets', () => {
  it.each([
    ['of the whole cluster', request('list', 'secrets', { object: everywhere }), undefined],
    [
      'of the whole cluster, watched',
      request('watch', 'secrets', { stage: 'ResponseStarted', object: everywhere }),
      undefined,
    ],
    [
      'of one name in all namespaces',
      request('list', 'secrets', { object: { namespace: '', name: 'tls' } }),
      undefined,
    ],
    ['of a system namespace', request('list', 'secrets', { object: { namespace: 'kube-system', name: '' } }), 'medium'],
    [
      'by a controller that reads none',
      request('list', 'secrets', {
        object: everywhere,
        user: 'system:serviceaccount:kube-system:replicaset-controller',
      }),
      undefined,
    ],
    [
      'by an account with the name of a known one elsewhere',
      request('list', 'secrets', { object: everywhere, user: 'system:serviceaccount:shop:velero' }),
      undefined,
    ],
  ])('is told of: %s', (_, event, severity) => {
    const hit = judge(secretsListAll, event)
    expect(hit).not.toBeNull()
    expect(hit?.severity).toBe(severity)
  })

  it.each([
    ['of a team’s namespace', request('list', 'secrets', { object: { name: '' } })],
    [
      'of one secret, as kubelets read',
      request('list', 'secrets', { object: { namespace: 'kube-system', name: 'dns' }, user: 'system:node:n1' }),
    ],
    ['that was refused', request('list', 'secrets', { object: everywhere, code: 403 })],
    [
      'by the garbage collector',
      request('list', 'secrets', {
        object: everywhere,
        user: 'system:serviceaccount:kube-system:generic-garbage-collector',
      }),
    ],
    ['by a backup', request('list', 'secrets', { object: everywhere, user: 'system:serviceaccount:velero:velero' })],
    ['of something else', request('list', 'configmaps', { object: everywhere })],
  ])('is not told of: %s', (_, event) => {
    expect(judge(secretsListAll, event)).toBeNull()
  })
})

describe('secrets read by a script', () => {
  const reads = (userAgent: string, parts = {}) =>
    judge(secretScriptingAgent, request('get', 'secrets', { userAgent, ...parts }))

  it.each(['curl/8.5.0', 'python-requests/2.32', 'Wget/1.21', 'PowerShell/7', 'kubectl/v1.30 (kali/amd64)', ' curl/8'])(
    '%s is told of',
    (agent) => {
      expect(reads(agent)).not.toBeNull()
      expect(reads(agent)?.severity).toBeUndefined()
    },
  )

  it.each(['kubectl/v1.34.0 (linux/amd64)', 'helm/3.19', 'curly/1', ''])('%s is not', (agent) => {
    expect(reads(agent)).toBeNull()
  })

  it('is milder for a library that asks for one secret of its own namespace', () => {
    const user = 'system:serviceaccount:shop:web'
    expect(reads('okhttp/4.12', { user })?.severity).toBe('informational')
    expect(reads('okhttp/4.12', { user: 'system:serviceaccount:blog:web' })?.severity).toBeUndefined()
    expect(reads('curl/8', { user })?.severity).toBeUndefined()
  })
})

describe('a secret changed by hand', () => {
  const change = (verb: string, object: { [key: string]: string }, user = 'jane') =>
    judge(secretModified, request(verb, 'secrets', { object, user }), { deliveryUsers: ['ci'] })

  it.each([
    ['patch', { name: 'db' }, 'low', 'secret db of shop was changed'],
    ['delete', { name: 'db', namespace: 'kube-system' }, 'medium', 'secret db of kube-system was deleted'],
    ['deletecollection', { name: '' }, 'low', 'secrets of shop were deleted at once'],
    [
      'update',
      { name: 'sh.helm.release.v1.web.v3' },
      'informational',
      'secret sh.helm.release.v1.web.v3 of shop was changed',
    ],
  ])('by %s of %o is %s', (verb, object, severity, message) => {
    expect(change(verb, object)).toMatchObject({ severity, message })
  })

  it('is not told of for accounts and delivery', () => {
    expect(change('patch', { name: 'db' }, 'system:serviceaccount:shop:web')).toBeNull()
    expect(change('patch', { name: 'db' }, 'ci')).toBeNull()
    expect(change('create', { name: 'db' })).toBeNull()
  })
})

describe('a token that never expires', () => {
  const made = (requestObject: Json, responseObject: Json = null) =>
    judge(legacyTokenSecret, request('create', 'secrets', { requestObject, responseObject }))
  const secret = {
    type: 'kubernetes.io/service-account-token',
    metadata: { annotations: { 'kubernetes.io/service-account.name': 'deployer' } },
  }

  it('is told of with its account, from either body', () => {
    expect(made(secret)?.message).toBe('a token of shop/deployer that never expires was made')
    expect(made(null, secret)).not.toBeNull()
  })

  it('is unknown where the log holds no body, and no matter for other secrets', () => {
    expect(made(null)).toBeNull()
    expect(made({ type: 'Opaque' })).toBeNull()
    expect(made({ kind: 'Status', type: 'kubernetes.io/service-account-token' }, { kind: 'Status' })).toBeNull()
  })
})

describe('a config map', () => {
  const written = (data: { [key: string]: Json }, parts = {}) =>
    judge(configmapCredentials, request('create', 'configmaps', { requestObject: { data }, ...parts }))
  // Put together here, so that no scanner takes this file for a leak.
  const token = ['ghp', 'a'.repeat(36)].join('_')
  const key = ['-----BEGIN', 'RSA PRIVATE KEY-----\nMIIE'].join(' ')

  it.each([
    ['a private key', { 'tls.key': key }, 'tls.key'],
    ['a token under any name', { notes: `use ${token}` }, 'notes'],
    ['a password', { DB_PASSWORD: 'hunter2' }, 'DB_PASSWORD'],
    ['what was hidden on the way', { DB_PASSWORD: '[redacted]' }, 'DB_PASSWORD'],
    [
      'a setting inside a file',
      { 'app.properties': 'color = blue\naws_secret_access_key = MY-KEY\n' },
      'app.properties: aws_secret_access_key',
    ],
    ['a setting in YAML', { 'config.yaml': 'db:\n  password: "hunter2"\n' }, 'config.yaml: password'],
  ])('with %s names the place and not the value', (_, data, place) => {
    const hit = written(data)
    expect(hit?.evidence['requestObject.data']).toEqual([place])
    expect(JSON.stringify(hit)).not.toMatch(/hunter2|MY-KEY|MIIE|ghp_/)
  })

  it.each([
    ['plain settings', { 'ui.properties': 'color.good = purple\nallow.textmode=true' }],
    ['a reference', { password: '${DB_PASSWORD}', 'app.yaml': 'password: {{ .Values.password }}\ntoken: ""' }],
    ['the path of a secret', { password_file: '/run/secrets/db', 'app.conf': 'password_file=/run/secrets/db' }],
    ['a word about one', { passwordPolicy: 'strict', tokenTTL: '3600' }],
    ['no texts', { password: 7, token: null }],
  ])('with %s is not told of', (_, data) => {
    expect(written(data)).toBeNull()
  })

  it('is not told of for the public certificate, and of a patch only for what it set', () => {
    expect(written({ password: 'x' }, { object: { name: 'kube-root-ca.crt' } })).toBeNull()
    const patch = request('patch', 'configmaps', {
      requestObject: { data: { color: 'blue' } },
      responseObject: { data: { color: 'blue', password: 'old' } },
    })
    expect(judge(configmapCredentials, patch)).toBeNull()
    const added = [{ op: 'add', path: '/data/password', value: 'hunter2' }]
    expect(judge(configmapCredentials, request('patch', 'configmaps', { requestObject: added }))).not.toBeNull()
  })

  it('is not named by a key that is a token itself', () => {
    const hit = written({ [`${token}_token`]: 'x', [token]: key })
    expect(JSON.stringify(hit)).not.toContain(token)
  })
})
