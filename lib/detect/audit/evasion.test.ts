import { describe, expect, it } from 'vitest'
import type { Json } from '@/lib/model/json'
import { statelessDetections, statefulDetections } from './catalogue'
import { evaluateStateless, isNews } from './evaluate'
import { defaultAuditContext } from './context'
import { creates, execs, podSpec, request, userNamed } from './testing'
import { certificateRequests } from './testing-certificates'

const fired = (event: Parameters<typeof evaluateStateless>[0][number], previous?: () => Json) =>
  evaluateStateless([event], defaultAuditContext)
    .filter((hit) => !previous || isNews(hit, previous(), defaultAuditContext))
    .map(({ detection }) => detection.id)

const binding = (names: string[], role = 'cluster-admin'): Json => ({
  roleRef: { kind: 'ClusterRole', name: role },
  subjects: names.map((name) => ({ kind: 'User', name })),
})
const account = (name: string) => `system:serviceaccount:kube-system:${name}`

describe('names that look like the cluster’s own', () => {
  it.each(['system:backdoor', 'system:kube-evil', 'system:admin', 'masterclient', 'kops', 'System:apiserver'])(
    '%s is a person',
    (user) => {
      expect(fired(execs(['id'], { user }))).toContain('k8s-pod-exec')
      expect(fired(request('create', 'clusterrolebindings', { user, requestObject: binding(['eve']) }))).toContain(
        'k8s-cluster-admin-binding',
      )
      expect(fired(request('delete', 'deployments', { user }))).toContain('k8s-workload-deleted')
    },
  )

  it('a certificate for one of them is critical', () => {
    const spec: Json = { request: certificateRequests.cloud, signerName: 'kubernetes.io/kube-apiserver-client' }
    const event = request('create', 'certificatesigningrequests', {
      object: { group: 'certificates.k8s.io' },
      requestObject: { spec },
    })
    expect(evaluateStateless([event], defaultAuditContext)[0]?.hit.severity).toBe('critical')
  })
})

describe('a stolen token of a controller', () => {
  it.each<[string, ReturnType<typeof request>, string]>([
    [
      'the controller manager binds roles',
      request('create', 'clusterrolebindings', {
        user: 'system:kube-controller-manager',
        requestObject: binding(['eve']),
      }),
      'k8s-cluster-admin-binding',
    ],
    [
      'the garbage collector patches a webhook',
      request('patch', 'mutatingwebhookconfigurations', {
        user: account('generic-garbage-collector'),
        requestObject: { webhooks: [{ failurePolicy: 'Ignore' }] },
      }),
      'k8s-webhook-changed',
    ],
    [
      '… by a JSON patch',
      request('patch', 'mutatingwebhookconfigurations', {
        user: account('generic-garbage-collector'),
        requestObject: [{ op: 'replace', path: '/webhooks/0/failurePolicy', value: 'Ignore' }],
      }),
      'k8s-webhook-changed',
    ],
    [
      'the namespace controller rewrites the name server',
      request('update', 'configmaps', {
        user: account('namespace-controller'),
        object: { namespace: 'kube-system', name: 'coredns' },
      }),
      'k8s-coredns-modified',
    ],
    [
      'the publisher of root certificates does',
      request('update', 'configmaps', {
        user: account('root-ca-cert-publisher'),
        object: { namespace: 'kube-system', name: 'coredns' },
      }),
      'k8s-coredns-modified',
    ],
    [
      'a ReplicaSet’s pod has no owner',
      creates('pods', podSpec({}, { securityContext: { privileged: true } }), {
        user: account('replicaset-controller'),
      }),
      'k8s-privileged-container',
    ],
  ])('is seen: %s', (_, event, id) => {
    expect(fired(event)).toContain(id)
  })

  it('is not suspected of its daily work', () => {
    const collects = { user: account('generic-garbage-collector') }
    expect(fired(request('delete', 'clusterrolebindings', { ...collects }))).toEqual([])
    expect(
      fired(
        request('patch', 'mutatingwebhookconfigurations', {
          ...collects,
          requestObject: { metadata: { ownerReferences: [] } },
        }),
      ),
    ).toEqual([])
    expect(
      fired(
        request('create', 'configmaps', {
          user: account('root-ca-cert-publisher'),
          object: { namespace: 'shop', name: 'kube-root-ca.crt' },
        }),
      ),
    ).toEqual([])
    expect(
      fired(
        request('update', 'clusterroles', {
          user: account('clusterrole-aggregation-controller'),
          object: { name: 'edit' },
        }),
      ),
    ).toEqual([])
  })
})

describe('a change behind words that stay the same', () => {
  const names = ['a', 'b', 'c', 'd']
  const changed = request('update', 'clusterrolebindings', { requestObject: binding([...names.slice(0, 3), 'eve']) })
  it('is news when the fourth of four subjects is another', () => {
    expect(fired(changed, () => binding(names))).toContain('k8s-cluster-admin-binding')
    expect(fired(changed, () => binding([...names.slice(0, 3), 'eve']))).not.toContain('k8s-cluster-admin-binding')
  })
})

describe('other ways to the same end', () => {
  it.each<[string, ReturnType<typeof request>, string]>([
    [
      'an agent scaled by its subresource',
      request('update', 'deployments/scale', { object: { name: 'falco' }, requestObject: { spec: { replicas: 0 } } }),
      'k8s-security-agent-tamper',
    ],
    [
      'the rules of an agent',
      request('patch', 'configmaps', {
        object: { namespace: 'falco', name: 'falco-rules' },
        requestObject: { data: { 'rules.yaml': '' } },
      }),
      'k8s-security-agent-tamper',
    ],
    [
      'all policies at once',
      request('deletecollection', 'validatingadmissionpolicybindings', {
        object: { group: 'admissionregistration.k8s.io', name: '', namespace: '' },
      }),
      'k8s-policy-engine-tamper',
    ],
    [
      'an ingress of the old group',
      request('create', 'ingresses', {
        object: { group: 'extensions' },
        requestObject: {
          spec: { rules: [{ http: { paths: [{ backend: { serviceName: 'kubernetes-dashboard' } }] } }] },
        },
      }),
      'k8s-exposed-dashboard',
    ],
    [
      'a DaemonSet of the old group',
      request('create', 'daemonsets', {
        object: { group: 'extensions' },
        requestObject: { spec: { template: { spec: podSpec({ hostPID: true }) } } },
      }),
      'k8s-host-pid',
    ],
    [
      'a role by apply',
      request('patch', 'clusterroles', {
        code: 201,
        requestObject: {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRole',
          rules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }],
        },
      }),
      'k8s-wildcard-role',
    ],
    [
      'names taken off a rule',
      request('patch', 'clusterroles', {
        requestObject: [{ op: 'remove', path: '/rules/0/resourceNames' }],
        responseObject: { rules: [{ verbs: ['get'], apiGroups: [''], resources: ['secrets'] }] },
      }),
      'k8s-secrets-role',
    ],
    [
      'one secret in all namespaces',
      request('list', 'secrets', {
        object: { namespace: '', name: 'tls' },
        uri: '/api/v1/secrets?fieldSelector=metadata.name%3Dtls',
      }),
      'k8s-secrets-list-all',
    ],
    [
      'on behalf of somebody',
      {
        ...request('create', 'clusterrolebindings', { requestObject: binding(['eve']) }),
        impersonated: userNamed(account('clusterrole-aggregation-controller')),
      },
      'k8s-cluster-admin-binding',
    ],
    [
      'a token with a dry run that it does not know',
      request('create', 'serviceaccounts/token', {
        uri: '/api/v1/namespaces/shop/serviceaccounts/web/token?dryRun=All',
      }),
      'k8s-token-request',
    ],
    [
      'exec with one',
      execs(['cat', '/run/secrets/kubernetes.io/serviceaccount/token'], {
        uri: '/api/v1/namespaces/shop/pods/web/exec?command=cat&command=/run/secrets/kubernetes.io/serviceaccount/token&dryRun=All',
      }),
      'k8s-exec-sa-token-read',
    ],
  ])('%s', (_, event, id) => {
    expect(fired(event)).toContain(id)
  })

  it('secrets read by a list for each namespace are counted as reads', () => {
    const burst = statefulDetections.find(({ id }) => id === 'k8s-secret-get-burst')
    const event = request('list', 'secrets', { object: { namespace: 'shop', name: '' } })
    expect(burst?.on.verbs).toContain('list')
    expect(burst?.mark(event, defaultAuditContext)).toMatchObject({ member: 'shop/secrets' })
  })

  it('every detection of a write is shown each way to write', () => {
    const lacking = statelessDetections.filter(({ on }) => {
      if (on.verbs === '*') return false
      const changes = on.verbs.includes('update') !== on.verbs.includes('patch')
      return changes || (on.verbs.includes('delete') && !on.verbs.includes('deletecollection'))
    })
    // A ConfigMap's mapping is deleted by its name: all of kube-system's at once is told of by the name server.
    expect(lacking.map(({ id }) => id)).toEqual(['k8s-aws-auth-modified'])
  })
})
