import type { AuditEvent } from '@/lib/model/audit-event'
import { isClusterWork } from '../../routine'
import type { Hit, StatelessDetection } from '../../detection'
import { asksForSignIn, entryOf, entryResources, entryWords } from '../../exposure/entry'
import { namesDashboard } from '../../exposure/sensitive-names'
import { isOutside, isRestricted, serviceOf, serviceWords } from '../../exposure/service'
import { closeEntry, closeService, onExposure } from '../../exposure/steps'

export const exposedDashboard: StatelessDetection = {
  id: 'k8s-exposed-dashboard',
  name: 'Kubernetes dashboard exposed',
  description:
    'The Kubernetes dashboard can be reached from outside the cluster. It shows and changes whatever its account may, ' +
    'is searched for all over the internet, and has been the way into many clusters that were then used for mining.',
  fires:
    'A service of type LoadBalancer or NodePort, or with external addresses, is written whose name, labels or selector ' +
    'are those of the dashboard; or an ingress or route that leads to it without asking for a sign-in.',
  benign: ['A network of one’s own behind the load balancer, or a sign-in that the entry’s annotations do not show.'],
  severity: 'high',
  tactics: ['InitialAccess'],
  techniques: ['T1133'],
  defender: ['K8S_ExposedDashboard'],
  remediation: [closeService, closeEntry, ...onExposure],
  preventedBy: ['k8s-svc-exposed-sensitive', 'k8s-rbac-dashboard', 'k8s-svc-public-lb', 'k8s-svc-nodeport'],
  level: 'Request',
  on: { verbs: ['create', 'update', 'patch'], resources: ['services', ...entryResources] },
  match: (event) => (isClusterWork(event) ? null : (byService(event) ?? byEntry(event))),
}

function byService(event: AuditEvent): Hit | null {
  const service = serviceOf(event)
  if (!service || !isOutside(service)) return null
  const { name, labels, selector, type, internal } = service
  if (!namesDashboard({ names: [name], labels }) && !namesDashboard({ names: [], labels: selector })) return null
  return {
    ...((internal || isRestricted(service)) && { severity: 'medium' as const }),
    message: `the dashboard can be reached by the ${serviceWords(service)}`,
    evidence: { 'spec.type': type, 'objectRef.name': name.slice(0, 253) },
  }
}

function byEntry(event: AuditEvent): Hit | null {
  const entry = entryOf(event)
  if (!entry || asksForSignIn(entry)) return null
  const backend = entry.backends.find((name) => namesDashboard({ names: [name] }))
  if (!backend && !namesDashboard({ names: [entry.name], labels: entry.labels })) return null
  return {
    message: `the dashboard can be reached by the ${entryWords(entry)}`,
    evidence: { 'objectRef.name': entry.name.slice(0, 253), ...(backend && { backend: backend.slice(0, 253) }) },
  }
}
