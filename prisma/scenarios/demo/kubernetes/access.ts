import { careAt, opsViewAt, wildcardRoleAt } from '../changes'
import { seconds } from '../moment'
import { uuidOf } from '../random'
import { careOf, type Entry } from '../roster'
import { accountOf } from './pod-template'
import type { Snapshot } from './workload'

const group = 'rbac.authorization.k8s.io'
type Rule = { apiGroups: string[]; resources: string[]; verbs: string[]; resourceNames?: string[] }
const rule = (apiGroups: string[], resources: string[], verbs: string[], resourceNames?: string[]): Rule => ({
  apiGroups,
  resources,
  verbs,
  ...(resourceNames ? { resourceNames } : {}),
})
const read = ['get', 'list', 'watch']

/** Service accounts of the workloads, their roles, and the cluster-wide roles, some of them wider than they should be. */
export function accessObjects(entries: Entry[], snapshot: Snapshot): object[] {
  const { cluster, daysAgo } = snapshot
  const make = (apiVersion: string, kind: string, name: string, namespace: string | null, rest: object) => ({
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace ? { namespace } : {}),
      uid: uuidOf(cluster.name, kind, namespace ?? '', name),
      // As Kubernetes marks what it creates by itself.
      ...(name === 'cluster-admin' && { labels: { 'kubernetes.io/bootstrapping': 'rbac-defaults' } }),
      creationTimestamp: seconds(new Date(snapshot.start.getTime() - 40 * 86_400_000)),
    },
    ...rest,
  })
  const role = (kind: 'Role' | 'ClusterRole', name: string, namespace: string | null, rules: Rule[]) =>
    make(`${group}/v1`, kind, name, namespace, { rules })
  const bind = (
    kind: 'RoleBinding' | 'ClusterRoleBinding',
    name: string,
    namespace: string | null,
    to: string,
    subjects: object[],
  ) =>
    make(`${group}/v1`, kind, name, namespace, {
      roleRef: {
        apiGroup: group,
        kind: kind === 'RoleBinding' && to !== 'cluster-admin' ? 'Role' : 'ClusterRole',
        name: to,
      },
      subjects,
    })
  const account = (namespace: string, name: string) => ({ kind: 'ServiceAccount', name, namespace })
  const people = (name: string) => ({ apiGroup: group, kind: 'Group', name })
  const namespaces = [...new Set(entries.map((entry) => entry.namespace))]
  const own = entries.filter(
    (entry) => accountOf(entry, careAt(entry, cluster.name, careOf(entry, cluster.name), daysAgo)) !== 'default',
  )
  const has = (namespace: string, name: string) =>
    entries.some((one) => one.namespace === namespace && one.name === name)
  const readers = own.filter((entry) => entry.exposure === 'ingress' || entry.name === 'db')
  return [
    ...namespaces.map((namespace) => make('v1', 'ServiceAccount', 'default', namespace, {})),
    ...own.map((entry) =>
      make('v1', 'ServiceAccount', entry.name, entry.namespace, { automountServiceAccountToken: false }),
    ),
    ...readers.flatMap((entry) => [
      role('Role', `${entry.name}-config`, entry.namespace, [
        rule([''], ['configmaps'], ['get'], [`${entry.name}-settings`]),
      ]),
      bind('RoleBinding', `${entry.name}-config`, entry.namespace, `${entry.name}-config`, [
        account(entry.namespace, entry.name),
      ]),
    ]),
    role('ClusterRole', 'cluster-admin', null, [rule(['*'], ['*'], ['*'])]),
    bind('ClusterRoleBinding', 'cluster-admin', null, 'cluster-admin', [people('system:masters')]),
    role('ClusterRole', 'harbour-view', null, [
      rule(['', 'apps', 'batch'], ['pods', 'deployments', 'jobs', 'services'], read),
    ]),
    bind('ClusterRoleBinding', 'harbour-view', null, 'harbour-view', [people('harbour:developers')]),
    ...(has('ci', 'deployer')
      ? [
          bind('ClusterRoleBinding', 'ci-deployer', null, 'cluster-admin', [account('ci', 'deployer')]),
          ...(wildcardRoleAt(daysAgo)
            ? [role('ClusterRole', 'deployer-legacy', null, [rule(['*'], ['*'], ['*'])])]
            : []),
        ]
      : []),
    ...(has('platform', 'config-sync')
      ? [
          role('ClusterRole', 'config-sync', null, [rule([''], ['configmaps', 'secrets'], [...read, 'update'])]),
          bind('ClusterRoleBinding', 'config-sync', null, 'config-sync', [account('platform', 'config-sync')]),
        ]
      : []),
    ...(has('monitoring', 'prometheus')
      ? [
          role('ClusterRole', 'prometheus', null, [
            rule([''], ['nodes', 'nodes/proxy', 'services', 'endpoints', 'pods'], read),
          ]),
          bind('ClusterRoleBinding', 'prometheus', null, 'prometheus', [account('monitoring', 'prometheus')]),
        ]
      : []),
    ...(has('partners', 'sftp-gateway')
      ? [
          role('Role', 'support-shell', 'partners', [rule([''], ['pods/exec', 'pods/portforward'], ['create'])]),
          bind('RoleBinding', 'support-shell', 'partners', 'support-shell', [people('harbour:support')]),
        ]
      : []),
    ...(has('yard', 'gate-api')
      ? [bind('RoleBinding', 'yard-default', 'yard', 'cluster-admin', [account('yard', 'default')])]
      : []),
    ...(opsViewAt(cluster.name, daysAgo)
      ? [bind('ClusterRoleBinding', 'ops-view-2', null, 'cluster-admin', [account('payments', 'card-tokeniser')])]
      : []),
  ]
}
