import type { AuditEvent } from '@/lib/model/audit-event'
import { controllerOfPodName } from '@/lib/model/pod-controller'
import { objectName } from '../../change'
import { controllerAccounts } from '../../core'
import type { StatelessDetection } from '../../detection'
import { matchesAny } from '@/lib/model/glob'
import { platformRegistries, publishedName, repositoryOf } from '../../images'
import { isSystemNamespace } from '../../namespaces'
import { isWorkload, podOf, workloadResources } from '../../pod'
import { textAt } from '../../read'
import { isDelivery, isNode, isPlatform, serviceAccountOf } from '../../users'
import { askOwner, limitAccess, readAuditLog, readObject, removeObject } from '../steps'
import { isExpected, onPod } from './on-pod'

const steps = [readObject, askOwner, readAuditLog, removeObject, limitAccess]

/** Names that everyone takes for a part of the cluster. */
const components = [
  'kube-proxy',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'cloud-controller-manager',
  'coredns',
  'kube-dns',
  'etcd',
  'calico-node',
  'calico-kube-controllers',
  'metrics-server',
  'kube-flannel-ds',
  'aws-node',
  'node-local-dns',
  'konnectivity-agent',
  'kube-state-metrics',
]
const publishers = [
  ...platformRegistries.map((registry) => `${registry}*`),
  'gcr.io/gke-release/*',
  'docker.io/coredns/coredns',
  'docker.io/calico/*',
  'quay.io/calico/*',
  'quay.io/coreos/*',
  'docker.io/rancher/*',
  'gcr.io/etcd-development/etcd',
  'quay.io/openshift*',
  'docker.io/flannel/*',
  'ghcr.io/flannel-io/*',
]

/** How many letters apart two names are, when at most `most`; more otherwise. */
export function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || a.length > 64) return most + 1
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? most + 1
}

/** The component whose name this is or imitates; null for none. Short names must be nearer to count. */
function imitated(name: string): { component: string; exact: boolean } | null {
  for (const component of components) {
    const most = component.length < 6 ? 0 : component.length < 9 ? 1 : 2
    const apart = lettersApart(name, component, most)
    if (apart <= most) return { component, exact: apart === 0 }
  }
  return null
}

// The letters that Kubernetes draws the ends of names from.
const drawn = /-[bcdfghjklmnpqrstvwxz2456789]{5}$/

/** The name as given, and a pod's without what controllers and `generateName` add: `kube-proxy-7xk2p` → `kube-proxy`. */
function plainNames(event: AuditEvent): string[] {
  const name = objectName(event) || textAt(event.requestObject, 'metadata', 'generateName').replace(/-$/, '')
  if (event.object?.resource !== 'pods') return [name]
  return [name, controllerOfPodName(name)?.name ?? name.replace(drawn, '')]
}

/** Workloads that pass for a part of the cluster, or run as one. */
export const disguise: readonly StatelessDetection[] = [
  {
    id: 'k8s-pod-in-system-namespace',
    name: 'Workload created in a system namespace',
    description:
      'A workload was created in a namespace of the cluster itself. Few people look there, policies often make an exception for it, and its service accounts have more rights than most.',
    fires:
      'A pod, controller, Job or CronJob is created in `kube-system`, `kube-public`, `kube-node-lease` or a namespace of the distribution. Informational when a service account of such a namespace creates it in its own.',
    benign: [
      'Installing or upgrading add-ons by hand or with Helm.',
      'GitOps tools: name their accounts in the settings.',
    ],
    severity: 'medium',
    tactics: ['DefenseEvasion'],
    techniques: ['T1036.005', 'T1610'],
    defender: ['K8S_KubeSystemContainer'],
    remediation: steps,
    preventedBy: ['k8s-ns-system-workload', 'k8s-rbac-create-workloads'],
    level: 'Metadata',
    on: { verbs: ['create'], resources: workloadResources },
    match(event, context) {
      const { object, user } = event
      if (!isWorkload(object) || !isSystemNamespace(object.namespace, context)) return null
      if (isExpected(event, context) || isPlatform(user) || isNode(user) || isDelivery(user, context)) return null
      const account = serviceAccountOf(user)
      const own = account?.namespace === object.namespace && !controllerAccounts.has(account.name)
      return {
        ...(own && { severity: 'informational' as const }),
        message: `${object.resource} were added to ${object.namespace}`,
        evidence: { 'objectRef.namespace': object.namespace, 'objectRef.resource': object.resource },
      }
    },
  },
  {
    id: 'k8s-name-masquerade',
    name: 'Workload name imitates a system component',
    description:
      'A workload bears the name of a part of the cluster, or one that is a letter or two off, without being that part. It is how a stranger stays unnoticed in a list of pods.',
    fires:
      'A pod, Deployment or DaemonSet is created whose name is that of a system component (`kube-proxy`, `kube-apiserver`, `coredns`, `etcd`, `calico-node`, `metrics-server` …) but not its publisher’s image, or outside system namespaces where the log does not hold the image; or whose name is at most two letters off.',
    benign: ['A component installed from a mirror of your own: give its image an exception.'],
    severity: 'medium',
    tactics: ['DefenseEvasion'],
    techniques: ['T1036.005'],
    defender: ['K8S_KubeSystemContainer'],
    remediation: steps,
    preventedBy: ['k8s-ns-system-workload', 'k8s-img-trusted-registry', 'k8s-rbac-create-workloads'],
    level: 'Metadata',
    on: { verbs: ['create'], resources: ['pods', 'deployments', 'daemonsets'] },
    match(event, context) {
      const { object, user } = event
      if (!isWorkload(object) || isExpected(event, context) || isPlatform(user) || isNode(user)) return null
      const name = plainNames(event).find((one) => imitated(one) !== null)
      const found = name === undefined ? null : imitated(name)
      if (!found) return null
      const images = podOf(event)?.containers.map(({ image }) => image) ?? []
      const genuine =
        images.length > 0 && images.every((image) => matchesAny(publishers, publishedName(repositoryOf(image))))
      const isSystem = isSystemNamespace(object.namespace, context)
      if (found.exact && (genuine || (images.length === 0 && isSystem))) return null
      return {
        message: found.exact
          ? `"${name}" is called like ${found.component} and does not run its image`
          : `"${name}" is called almost like ${found.component}`,
        evidence: { 'objectRef.name': objectName(event), images: images.slice(0, 5) },
      }
    },
  },
  onPod({
    id: 'k8s-controller-sa-in-workload',
    name: 'Workload runs under a kube-system controller service account',
    description:
      'A workload in `kube-system` runs as one of Kubernetes’ own controllers. Those accounts may do what no workload needs: raise roles, make pods anywhere, delete anything. No workload is meant to use them.',
    fires:
      'A create or change of a workload in `kube-system` sets `serviceAccountName` to the account of a controller (`clusterrole-aggregation-controller`, `replicaset-controller`, `generic-garbage-collector` …).',
    benign: ['None that is known.'],
    severity: 'high',
    tactics: ['PrivilegeEscalation'],
    techniques: ['T1078.001'],
    defender: ['K8S_ServiceAccountRareOperation'],
    remediation: [
      ...steps,
      'Delete the pods that ran as it, and look in the audit log for what the account did since.',
    ],
    preventedBy: ['k8s-ns-system-workload', 'k8s-rbac-create-workloads'],
    faults({ pod, event, namespace }) {
      const named = textAt(pod.spec, 'serviceAccountName') || textAt(pod.spec, 'serviceAccount')
      if (namespace !== 'kube-system' || !controllerAccounts.has(named) || isPlatform(event.user)) return []
      return [{ words: `it runs as ${named}`, path: `${pod.path}.serviceAccountName`, value: named }]
    },
  }),
]
