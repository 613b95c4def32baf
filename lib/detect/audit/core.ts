import type { AuditEvent } from '@/lib/model/audit-event'
import { objectName } from './change'
import { at, listAt, recordOf, textAt } from './read'
import { serviceAccountOf } from './users'

/** Verbs (every write where none are given), resources (`pods`, `*`) and names of a control loop. */
type Duty = {
  verbs?: readonly string[]
  resources: readonly string[]
  /** It writes objects of these names alone. */
  names?: readonly string[]
  /** Its patches speak of owners and finalizers, never of what an object is. */
  metadataAlone?: true
}

const controlPlane: Readonly<Record<string, Duty>> = {
  'system:kube-controller-manager': { resources: ['*'] },
  'system:apiserver': {
    resources: [
      'clusterroles',
      'clusterrolebindings',
      'roles',
      'rolebindings',
      'services',
      'endpoints',
      'endpointslices',
      'apiservices',
      'namespaces',
      'configmaps',
      'priorityclasses',
      'flowschemas',
      'leases',
      'events',
      'prioritylevelconfigurations',
      'customresourcedefinitions',
      'servicecidrs',
      'ipaddresses',
    ],
  },
  'system:addon-manager': { resources: ['*'] },
  'system:kube-scheduler': {
    resources: ['pods', 'bindings', 'events', 'leases', 'endpoints', 'persistentvolumeclaims'],
  },
  'system:kube-proxy': { resources: ['events', 'endpointslices', 'endpoints'] },
  'system:cloud-controller-manager': {
    resources: ['nodes', 'services', 'events', 'leases', 'endpoints', 'persistentvolumes', 'configmaps'],
  },
  'system:volume-scheduler': { resources: ['persistentvolumes', 'persistentvolumeclaims'] },
}

const controllers: Readonly<Record<string, Duty>> = {
  'attachdetach-controller': { resources: ['volumeattachments', 'nodes', 'persistentvolumes'] },
  'certificate-controller': { resources: ['certificatesigningrequests', 'subjectaccessreviews'] },
  'clusterrole-aggregation-controller': { resources: ['clusterroles'] },
  'cronjob-controller': { resources: ['jobs', 'cronjobs', 'pods'] },
  'daemon-set-controller': { resources: ['pods', 'daemonsets', 'controllerrevisions'] },
  'deployment-controller': { resources: ['deployments', 'replicasets', 'pods'] },
  'device-taint-eviction-controller': { verbs: ['delete', 'patch', 'update'], resources: ['pods', 'devicetaintrules'] },
  'disruption-controller': { resources: ['poddisruptionbudgets', 'pods'] },
  'endpoint-controller': { resources: ['endpoints'] },
  'endpointslice-controller': { resources: ['endpointslices'] },
  'endpointslicemirroring-controller': { resources: ['endpointslices'] },
  'ephemeral-volume-controller': { resources: ['persistentvolumeclaims'] },
  'expand-controller': { resources: ['persistentvolumes', 'persistentvolumeclaims'] },
  'generic-garbage-collector': { verbs: ['delete', 'patch'], resources: ['*'], metadataAlone: true },
  'horizontal-pod-autoscaler': {
    resources: ['horizontalpodautoscalers', 'deployments', 'statefulsets', 'replicasets', 'replicationcontrollers'],
  },
  'job-controller': { resources: ['pods', 'jobs'] },
  'legacy-service-account-token-cleaner': { verbs: ['delete', 'patch', 'update'], resources: ['secrets'] },
  'namespace-controller': { verbs: ['delete', 'deletecollection'], resources: ['*'] },
  'node-controller': { resources: ['nodes', 'pods', 'leases'] },
  'persistent-volume-binder': {
    resources: ['persistentvolumes', 'persistentvolumeclaims', 'pods', 'endpoints', 'services'],
  },
  'pod-garbage-collector': { verbs: ['delete', 'patch', 'update'], resources: ['pods'] },
  'pv-protection-controller': { resources: ['persistentvolumes'] },
  'pvc-protection-controller': { resources: ['persistentvolumeclaims'] },
  'replicaset-controller': { resources: ['pods', 'replicasets'] },
  'replication-controller': { resources: ['pods', 'replicationcontrollers'] },
  'resource-claim-controller': { resources: ['resourceclaims', 'pods'] },
  'resourcequota-controller': { resources: ['resourcequotas'] },
  'root-ca-cert-publisher': { resources: ['configmaps'], names: ['kube-root-ca.crt'] },
  'route-controller': { resources: ['nodes'] },
  'selinux-warning-controller': { resources: [] },
  'service-account-controller': { resources: ['serviceaccounts'] },
  'service-controller': { resources: ['services', 'nodes'] },
  'service-cidrs-controller': { resources: ['servicecidrs', 'ipaddresses'] },
  'statefulset-controller': { resources: ['pods', 'statefulsets', 'controllerrevisions', 'persistentvolumeclaims'] },
  'storage-version-migrator-controller': { verbs: ['update', 'patch'], resources: ['*'] },
  'taint-eviction-controller': { verbs: ['delete', 'patch', 'update'], resources: ['pods'] },
  'ttl-after-finished-controller': { verbs: ['delete'], resources: ['jobs'] },
  'ttl-controller': { resources: ['nodes'] },
  'validatingadmissionpolicy-status-controller': { resources: ['validatingadmissionpolicies'] },
}

/** Names of the service accounts that Kubernetes' own controllers run as, all in `kube-system`. */
export const controllerAccounts: ReadonlySet<string> = new Set(Object.keys(controllers))

const everyones = ['events', 'leases', 'subjectaccessreviews', 'tokenreviews', 'selfsubjectreviews']
const connections = new Set(['exec', 'attach', 'portforward', 'proxy', 'ephemeralcontainers'])
const secretReaders = new Set(['generic-garbage-collector', 'resourcequota-controller', 'namespace-controller'])
const reads = new Set(['get', 'list', 'watch'])
const makers: Readonly<Record<string, string>> = {
  'replicaset-controller': 'pods',
  'daemon-set-controller': 'pods',
  'statefulset-controller': 'pods',
  'job-controller': 'pods',
  'replication-controller': 'pods',
  'deployment-controller': 'replicasets',
  'cronjob-controller': 'jobs',
}

/** What holds a pod spec and may stand in a controller's duty: made only by the controller that is there for it. */
const made = new Set([
  'pods',
  'replicasets',
  'jobs',
  'deployments',
  'daemonsets',
  'statefulsets',
  'replicationcontrollers',
])

/**
 * True when one of the cluster's own components does what it is there for. A controller's stolen token is worth
 * much, so its name excuses only its own resources and verbs, and what it makes only if it is owned by what it made
 * it for (that owner was judged when it came). Nobody's name excuses a connection into a pod.
 */
export function isCore(event: AuditEvent): boolean {
  const { user, object } = event
  if (!user.name.startsWith('system:')) return false
  const account = serviceAccountOf(user)
  const own = account?.namespace === 'kube-system' && Object.hasOwn(controllers, account.name)
  const plane = Object.hasOwn(controlPlane, user.name)
  if (!own && !plane) return false
  if (!object) return true
  if (connections.has(object.subresource)) return false
  const duty = own ? controllers[account.name] : controlPlane[user.name]
  const { resource } = object
  if (reads.has(event.verb)) {
    return resource !== 'secrets' || (own ? secretReaders.has(account.name) : duty?.resources.includes('*') === true)
  }
  if (everyones.includes(resource)) return true
  if (!duty || !(duty.resources.includes('*') || duty.resources.includes(resource))) return false
  if (duty.verbs && !duty.verbs.includes(event.verb)) return false
  if (duty.names && !duty.names.includes(objectName(event))) return false
  if (user.name === 'system:kube-controller-manager' && isBeyondLoops(event)) return false
  if (duty.metadataAlone && changesMore(event)) return false
  if (!own || event.verb !== 'create' || !made.has(resource)) return true
  return makers[account.name] === resource && isOwned(event)
}

const rightsAndRules = new Set([
  'rolebindings',
  'clusterrolebindings',
  'roles',
  'mutatingwebhookconfigurations',
  'validatingwebhookconfigurations',
  'mutatingadmissionpolicies',
  'mutatingadmissionpolicybindings',
  'validatingadmissionpolicybindings',
  'apiservices',
])

/** What no loop of the controller manager writes, whichever account it runs as; it clears it away, though. */
const isBeyondLoops = ({ object, verb }: AuditEvent) =>
  !verb.startsWith('delete') && (rightsAndRules.has(object?.resource ?? '') || isNameServer(object))

const isNameServer = (object: AuditEvent['object']) =>
  object?.resource === 'configmaps' && object.namespace === 'kube-system' && /^(?:core|kube-)dns/.test(object.name)

/** A change of more than metadata, as far as the log shows it. */
function changesMore({ verb, object, requestObject }: AuditEvent): boolean {
  if (verb.startsWith('delete') || requestObject === null || object?.subresource !== '') return false
  if (Array.isArray(requestObject)) {
    return requestObject.some((step) => !textAt(step, 'path').startsWith('/metadata/') && textAt(step, 'op') !== 'test')
  }
  return verb === 'patch' && Object.keys(recordOf(requestObject) ?? {}).some((key) => !metadataFields.has(key))
}

const metadataFields = new Set(['metadata', 'apiVersion', 'kind'])

/** True when a controller made the object for an owner that was, or will be, judged itself. */
export function isMadeByController(event: AuditEvent): boolean {
  const { user, object } = event
  if (event.verb !== 'create' || !object) return false
  const account = serviceAccountOf(user)
  const maker = account?.namespace === 'kube-system' ? makers[account.name] : undefined
  const made = maker ? maker === object.resource : user.name === 'system:kube-controller-manager'
  return made && isOwned(event)
}

/** Whether the object has a controlling owner; where the log holds no body, a controller is believed. */
function isOwned(event: AuditEvent): boolean {
  const body = event.requestObject ?? event.responseObject
  if (body === null) return true
  return listAt(body, 'metadata', 'ownerReferences').some((owner) => at(owner, 'controller') === true)
}
