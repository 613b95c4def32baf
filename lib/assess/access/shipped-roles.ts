import type { KubernetesObject } from '@/lib/model/kubernetes'

const everything =
  'wildcard secrets-read create-workloads pod-exec port-forward ephemeral-containers escalate-bind impersonate nodes-proxy csr-approval webhooks token-create pv-create write delete coredns networking'
const editing = 'secrets-read create-workloads pod-exec port-forward impersonate token-create delete coredns networking'
const making = 'create-workloads delete'

/**
 * What the roles that Kubernetes creates by itself may do by design, as the short names of our checks. A role that is
 * not here holds none of it. Source: Kubernetes, default roles of the RBAC authorizer, 1.25 to 1.34.
 */
const rights: Readonly<Record<string, string>> = {
  'cluster-admin': everything,
  admin: `${editing} write`,
  edit: editing,
  'system:aggregate-to-admin': 'write',
  'system:aggregate-to-edit': editing,
  'system:kube-controller-manager': 'wildcard secrets-read nodes-proxy token-create delete',
  'system:kube-scheduler': 'delete',
  'system:kubelet-api-admin': 'wildcard nodes-proxy',
  'system:node': 'secrets-read create-workloads token-create delete',
  'system:persistent-volume-provisioner': 'pv-create delete',
  'system:controller:bootstrap-signer': 'secrets-read',
  'system:controller:certificate-controller': 'csr-approval',
  'system:controller:cloud-provider': 'coredns',
  'system:controller:clusterrole-aggregation-controller': 'escalate-bind write',
  'system:controller:cronjob-controller': making,
  'system:controller:daemon-set-controller': making,
  'system:controller:deployment-controller': 'create-workloads',
  'system:controller:device-taint-eviction-controller': 'delete',
  'system:controller:disruption-controller': 'wildcard',
  'system:controller:endpoint-controller': 'networking',
  'system:controller:endpointslice-controller': 'networking',
  'system:controller:endpointslicemirroring-controller': 'networking',
  'system:controller:generic-garbage-collector':
    'wildcard secrets-read create-workloads pod-exec port-forward ephemeral-containers nodes-proxy webhooks write delete coredns networking',
  'system:controller:horizontal-pod-autoscaler': 'wildcard',
  'system:controller:job-controller': making,
  'system:controller:legacy-service-account-token-cleaner': 'delete',
  'system:controller:namespace-controller':
    'wildcard secrets-read pod-exec port-forward nodes-proxy webhooks write delete networking',
  'system:controller:node-controller': 'delete',
  'system:controller:persistent-volume-binder': 'create-workloads pv-create delete',
  'system:controller:pod-garbage-collector': 'delete',
  'system:controller:replicaset-controller': making,
  'system:controller:replication-controller': making,
  'system:controller:resourcequota-controller': 'wildcard secrets-read nodes-proxy',
  'system:controller:root-ca-cert-publisher': 'coredns',
  'system:controller:statefulset-controller': making,
  'system:controller:taint-eviction-controller': 'delete',
  'system:controller:token-cleaner': 'secrets-read delete',
}

type Named = { name: string; labels?: Readonly<Record<string, string>> | null }

/** Whether Kubernetes created the role or binding by itself: its mark, under a name that Kubernetes gives. */
export function isShipped({ name, labels }: Named): boolean {
  const isMarked = labels?.['kubernetes.io/bootstrapping'] === 'rbac-defaults'
  return isMarked && (name.startsWith('system:') || ['cluster-admin', 'admin', 'edit', 'view'].includes(name))
}

/** Whether the role is one that Kubernetes ships and holds this right as shipped; one that was widened does not. */
export function isRightShipped({ metadata }: KubernetesObject, checkId: string): boolean {
  const held = Object.hasOwn(rights, metadata.name) ? rights[metadata.name] : undefined
  return isShipped(metadata) && (held ?? '').split(' ').includes(checkId.replace('k8s-rbac-', ''))
}
