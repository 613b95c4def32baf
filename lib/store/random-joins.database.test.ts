import fc from 'fast-check'
import { expect, it } from 'vitest'
import { db } from '@/lib/db'
import type { AssetKind } from '@/lib/model/asset'
import { objectKey, namespaceKey } from '@/lib/model/key'
import type { Observation, ObservedAsset } from '@/lib/model/observation'
import { miscounts } from './miscounts'
import { reassess } from './reassess'
import { makeEnvironment, observe, store } from './testing'

// A small cluster whose objects decide about each other: policies and quotas about namespaces and workloads, roles and
// bindings about accounts, services about what they send to. Each list brings some of them, changed or not, or none.
const cluster = 'k8s/one'
const rbac = 'rbac.authorization.k8s.io'
const name = fc.constantFrom('a', 'b')
const place = fc.constantFrom('shop', 'blog')

type Made = { kind: AssetKind; objectKind: string; group: string; namespace: string | null; name: string; body: object }

const labels = fc.constantFrom({}, { app: 'a' }, { app: 'b' })
const subject = fc.constantFrom(
  { kind: 'ServiceAccount', namespace: 'shop', name: 'a' },
  { kind: 'Group', name: 'system:serviceaccounts:blog' },
  { kind: 'Group', name: 'system:authenticated' },
  { kind: 'User', name: 'ines' },
)
const rules = fc.constantFrom(
  [],
  [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
  [{ apiGroups: [''], resources: ['secrets'], verbs: ['list'] }],
)

/** Makers of objects: kind of asset and object, group, where, and what may stand in them. */
const makers = {
  NetworkPolicy: made(
    'network-policy',
    'NetworkPolicy',
    'networking.k8s.io',
    place,
    labels.map((matchLabels) => ({
      spec: { podSelector: { matchLabels }, policyTypes: ['Ingress', 'Egress'] },
    })),
  ),
  ResourceQuota: made(
    'quota',
    'ResourceQuota',
    '',
    place,
    fc.constantFrom(
      { spec: { hard: {} } },
      {
        spec: { hard: { cpu: '1', memory: '1Gi', pods: '5' } },
      },
    ),
  ),
  Deployment: made(
    'workload',
    'Deployment',
    'apps',
    place,
    labels.map((own) => ({
      spec: {
        template: {
          metadata: { labels: own },
          spec: { serviceAccountName: 'a', containers: [{ name: 'c', image: 'x:1' }] },
        },
      },
    })),
  ),
  Service: made(
    'service',
    'Service',
    '',
    place,
    labels.map((selector) => ({ spec: { selector, ports: [{ port: 80 }] } })),
  ),
  ServiceAccount: made('service-account', 'ServiceAccount', '', place, fc.constant({})),
  ClusterRole: made(
    'role',
    'ClusterRole',
    rbac,
    fc.constant(null),
    rules.map((list) => ({ rules: list })),
  ),
  Role: made(
    'role',
    'Role',
    rbac,
    place,
    rules.map((list) => ({ rules: list })),
  ),
  ClusterRoleBinding: made('role-binding', 'ClusterRoleBinding', rbac, fc.constant(null), binding('ClusterRole')),
  RoleBinding: made('role-binding', 'RoleBinding', rbac, place, fc.constantFrom('Role', 'ClusterRole').chain(binding)),
}

function binding(kind: string) {
  return fc.record({ to: name, subjects: fc.array(subject, { maxLength: 2 }) }).map(({ to, subjects }) => ({
    roleRef: { apiGroup: rbac, kind, name: to },
    subjects,
  }))
}

function made(
  kind: AssetKind,
  objectKind: string,
  group: string,
  namespace: fc.Arbitrary<string | null>,
  body: fc.Arbitrary<object>,
): fc.Arbitrary<Made> {
  return fc.record({ namespace, name, body }).map((parts) => ({ kind, objectKind, group, ...parts }))
}

function assetOf({ kind, objectKind, group, namespace, name: called, body }: Made): ObservedAsset {
  const { roleRef, subjects } = body as {
    roleRef?: { kind: string; name: string }
    subjects?: { kind: string; namespace?: string; name: string }[]
  }
  return {
    kind,
    key: objectKey('one', group, objectKind, namespace, called),
    name: called,
    cluster,
    ...(namespace && { namespace }),
    attributes: {
      kind: objectKind,
      ...(kind === 'workload' && { serviceAccount: 'a', exposed: 'internal' }),
      ...(kind === 'service' && { external: false }),
      ...(roleRef && {
        role: `${roleRef.kind}/${roleRef.name}`,
        subjects: (subjects ?? []).map((one) => [one.kind, one.namespace, one.name].filter(Boolean).join('/')).sort(),
      }),
    },
    document: JSON.parse(
      JSON.stringify({
        apiVersion: 'v1',
        kind: objectKind,
        metadata: { name: called, ...(namespace && { namespace }) },
        ...body,
      }),
    ) as ObservedAsset['document'],
  }
}

const namespaces = ['shop', 'blog', 'kube-system'].map((called): ObservedAsset => ({
  kind: 'namespace',
  key: namespaceKey('one', called),
  name: called,
  cluster,
  attributes: { kind: 'Namespace' },
  document: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: called } },
}))

/** A list of one kind of object, complete or not, everywhere or in one namespace. */
const list = fc.constantFrom(...(Object.keys(makers) as (keyof typeof makers)[])).chain((objectKind) =>
  fc.record({
    objects: fc.uniqueArray(makers[objectKind], {
      maxLength: 3,
      selector: (one) => `${one.namespace}/${one.name}`,
    }),
    objectKind: fc.constant(objectKind),
    sample: makers[objectKind],
    complete: fc.boolean(),
    within: fc.constantFrom(null, null, 'shop'),
  }),
)

type Listed = typeof list extends fc.Arbitrary<infer One> ? One : never
const report = fc.array(list, { minLength: 1, maxLength: 3 })

function observation(lists: readonly Listed[], at: number): Observation {
  return observe({
    source: 'kubernetes',
    evidenceAt: new Date(Date.UTC(2026, 10, 1, 10, at)).toISOString(),
    assets: [
      { kind: 'cluster', key: cluster, name: 'one', attributes: { version: 'v1.35.1', distribution: 'eks' } },
      ...namespaces,
      ...lists.flatMap(({ objects, within }) =>
        objects.filter((one) => within === null || one.namespace === within).map(assetOf),
      ),
    ],
    scopes: lists.map(({ sample, objectKind, complete, within }) => ({
      type: 'assets',
      cluster,
      kinds: [sample.kind],
      objectKinds: [objectKind],
      ...(within !== null && sample.namespace !== null && { namespaces: [within] }),
      complete,
    })),
  })
}

async function rowsOf(environmentId: string) {
  return db().$queryRaw<object[]>`
    SELECT key, check_id, status, reason, evidence FROM assessment JOIN asset ON asset.id = asset_id
    WHERE assessment.environment_id = ${environmentId}::uuid ORDER BY key, check_id`
}

const runs = Number(process.env.PLIMSOLL_TEST_RUNS ?? 10)

it('whatever changes in whatever order, each result is what judging everything anew gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(report, { minLength: 2, maxLength: 8 }), async (reports) => {
      const environmentId = await makeEnvironment()
      for (const [at, lists] of reports.entries()) await store(environmentId, observation(lists, at))
      const kept = await rowsOf(environmentId)
      expect(await miscounts(environmentId)).toEqual([])
      await reassess(environmentId, new Date(Date.UTC(2026, 10, 1, 10, reports.length - 1)))
      expect(kept).toEqual(await rowsOf(environmentId))
    }),
    { numRuns: runs, seed: 11 },
  )
}, 600_000)
