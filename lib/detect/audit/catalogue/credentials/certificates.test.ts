import { describe, expect, it } from 'vitest'
import type { Json } from '@/lib/model/json'
import { judge, request, userNamed } from '../../testing'
import { certificateRequests } from '../../testing-certificates'
import { bootstrapToken } from './bootstrap-token'
import { csrApproved } from './csr-approved'
import { csrCreated } from './csr-created'
import { tokenRequest } from './token-request'

const group = 'certificates.k8s.io'
const client = 'kubernetes.io/kube-apiserver-client'

describe('a request for a client certificate', () => {
  const asked = (who: keyof typeof certificateRequests | null, signerName: string | null = client, parts = {}) =>
    judge(
      csrCreated,
      request('create', 'certificatesigningrequests', {
        object: { group, name: 'jane', namespace: '' },
        requestObject: {
          spec: { ...(who && { request: certificateRequests[who] }), ...(signerName && { signerName }) },
        },
        ...parts,
      }),
    )

  it.each([
    ['person', client, undefined, 'a client certificate for jane in shop was requested'],
    ['masters', client, 'critical', 'a client certificate for mallory in system:masters was requested'],
    ['scheduler', client, 'critical', 'a client certificate for system:kube-scheduler in shop was requested'],
    ['person', null, undefined, 'a client certificate for jane in shop was requested'],
    [null, client, undefined, 'a client certificate was requested'],
  ] as const)('of %s from %s is told of', (who, signer, severity, message) => {
    const hit = asked(who, signer)
    expect(hit?.message).toBe(message)
    expect(hit?.severity).toBe(severity)
  })

  it('is told of when refused, if it was for masters', () => {
    expect(asked('masters', client, { code: 403 })).toMatchObject({
      severity: 'critical',
      message: 'a client certificate for mallory in system:masters was asked for and refused',
    })
    expect(asked('person', client, { code: 403 })).toBeNull()
    expect(asked('masters', client, { code: 409 })).toBeNull()
    expect(asked('masters', client, { uri: '/x?dryRun=All' })).toBeNull()
  })

  it.each([
    ['the serving certificate of a kubelet', 'node', 'kubernetes.io/kubelet-serving', 'jane'],
    [
      'the client certificate of a kubelet',
      'node',
      'kubernetes.io/kube-apiserver-client-kubelet',
      'system:bootstrap:abc',
    ],
    ['a node of old', 'node', null, 'system:bootstrap:abc'],
    ['cert-manager', 'person', client, 'system:serviceaccount:cert-manager:cert-manager'],
  ] as const)('is not told of for %s', (_, who, signer, user) => {
    expect(asked(who, signer, { user: userNamed(user) })).toBeNull()
  })

  it('is told of when a node asks for something else', () => {
    const user = userNamed('system:node:n1', 'system:nodes')
    expect(asked('person', null, { user })).not.toBeNull()
    expect(asked('person', client, { user })).not.toBeNull()
  })
})

describe('an approval', () => {
  const approval = (type: string, signerName = client): Json => ({
    spec: { signerName },
    status: { conditions: [{ type }] },
  })
  const approves = (requestObject: Json, parts = {}) =>
    judge(
      csrApproved,
      request('update', 'certificatesigningrequests/approval', {
        object: { group, name: 'jane' },
        requestObject,
        ...parts,
      }),
    )

  it('is told of, with or without a body', () => {
    expect(approves(approval('Approved'))?.message).toBe(`certificate request jane was approved for ${client}`)
    expect(approves(null)?.message).toBe('certificate request jane was approved')
    expect(approves(approval('Approved', 'kubernetes.io/kubelet-serving'))?.severity).toBe('low')
  })

  it('is not told of when it is a denial, or the cluster’s own', () => {
    expect(approves(approval('Denied'))).toBeNull()
    for (const name of [
      'system:kube-controller-manager',
      'system:serviceaccount:kube-system:certificate-controller',
      'system:serviceaccount:kube-system:kubelet-csr-approver',
    ]) {
      expect(approves(null, { user: userNamed(name) })).toBeNull()
    }
    expect(approves(null, { user: userNamed('system:serviceaccount:shop:kubelet-csr-approver') })).not.toBeNull()
  })
})

describe('a token of a service account', () => {
  const mints = (namespace: string, user: string, requestObject: Json = null, ...groups: string[]) =>
    judge(
      tokenRequest,
      request('create', 'serviceaccounts/token', {
        object: { namespace, name: 'web' },
        user: userNamed(user, ...groups),
        requestObject,
      }),
    )

  it.each([
    ['shop', null, undefined, 'a token of shop/web was made'],
    ['kube-system', null, 'high', 'a token of kube-system/web was made'],
    ['shop', { spec: { expirationSeconds: 3_600 } }, undefined, 'a token of shop/web was made'],
    ['shop', { spec: { expirationSeconds: 31_536_000 } }, 'high', 'a token of shop/web was made for 365 days'],
    ['shop', { spec: { expirationSeconds: 'long' } }, undefined, 'a token of shop/web was made'],
  ])('of %s with %o', (namespace, body, severity, message) => {
    const hit = mints(namespace, 'jane', body)
    expect(hit?.message).toBe(message)
    expect(hit?.severity).toBe(severity)
  })

  it('is not told of for kubelets, the cluster and programs that hand out tokens', () => {
    expect(mints('shop', 'system:node:n1', null, 'system:nodes')).toBeNull()
    expect(mints('kube-system', 'system:kube-controller-manager')).toBeNull()
    expect(mints('shop', 'system:serviceaccount:vault:vault')).toBeNull()
    expect(mints('shop', 'system:node:n1')).not.toBeNull()
    expect(mints('shop', 'system:serviceaccount:shop:vault')).not.toBeNull()
  })

  it('is told of although a dry run was asked for, which this request does not know', () => {
    const event = request('create', 'serviceaccounts/token', { uri: '/api/v1/x/token?dryRun=All' })
    expect(judge(tokenRequest, event)).not.toBeNull()
  })
})

describe('a bootstrap token', () => {
  const made = (name: string, parts = {}) =>
    judge(bootstrapToken, request('create', 'secrets', { object: { namespace: 'kube-system', name }, ...parts }))

  it('is told of, and milder by kubeadm of an administrator', () => {
    expect(made('bootstrap-token-abcdef')?.severity).toBeUndefined()
    const kubeadm = { userAgent: 'kubeadm/v1.34.0 (linux/amd64)' }
    expect(made('bootstrap-token-abcdef', { ...kubeadm, user: userNamed('kubernetes-admin') })?.severity).toBe('low')
    expect(made('bootstrap-token-abcdef', kubeadm)?.severity).toBeUndefined()
  })

  it('is none under another name or elsewhere', () => {
    expect(made('web')).toBeNull()
    expect(made('bootstrap-token-abcdef', { object: { namespace: 'shop', name: 'bootstrap-token-abcdef' } })).toBeNull()
    const capi = userNamed('system:serviceaccount:capi-kubeadm-bootstrap-system:capi-kubeadm-bootstrap-manager')
    expect(made('bootstrap-token-abcdef', { user: capi })).toBeNull()
  })
})
