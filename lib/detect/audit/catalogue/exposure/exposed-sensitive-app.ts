import type { AuditEvent } from '@/lib/model/audit-event'
import { isClusterWork } from '../../routine'
import type { Hit, StatelessDetection } from '../../detection'
import { asksForSignIn, entryOf, entryResources, entryWords } from '../../exposure/entry'
import { sensitiveName } from '../../exposure/sensitive-names'
import { isOutside, isRestricted, serviceOf, serviceWords } from '../../exposure/service'
import { closeEntry, closeService, onExposure } from '../../exposure/steps'

export const exposedSensitiveApp: StatelessDetection = {
  id: 'k8s-exposed-sensitive-app',
  name: 'Management interface exposed',
  description:
    'A program that manages clusters, builds, data or models was opened to the outside. Such pages are looked for from ' +
    'everywhere, and many of them ask for no password by default.',
  fires:
    'A service of type LoadBalancer (not internal, not limited to some addresses) or NodePort is written whose name, ' +
    'labels or selector are those of Argo, Jenkins, Prometheus, Grafana, Kibana, Jupyter, MLflow, Ray, Ollama, MinIO, ' +
    'RabbitMQ, Rancher and the like; or an ingress or route that leads to one without asking for a sign-in.',
  benign: ['The program has its own sign-in (Grafana, Argo CD) and is meant to be public.', 'A private network.'],
  severity: 'medium',
  tactics: ['InitialAccess'],
  techniques: ['T1133'],
  defender: ['K8S_ExposedService'],
  remediation: [closeService, closeEntry, ...onExposure],
  preventedBy: ['k8s-svc-exposed-sensitive', 'k8s-svc-public-lb', 'k8s-svc-nodeport', 'k8s-svc-lb-source-ranges'],
  level: 'Request',
  on: { verbs: ['create', 'update', 'patch'], resources: ['services', ...entryResources] },
  match: (event) => (isClusterWork(event) ? null : (byService(event) ?? byEntry(event))),
}

function byService(event: AuditEvent): Hit | null {
  const service = serviceOf(event)
  if (!service || !isOutside(service) || service.internal || isRestricted(service)) return null
  const { name, labels, selector, type } = service
  const app = sensitiveName({ names: [name], labels }) ?? sensitiveName({ names: [], labels: selector })
  if (!app) return null
  return {
    message: `${app} can be reached by the ${serviceWords(service)}`,
    evidence: { 'spec.type': type, 'objectRef.name': name.slice(0, 253) },
  }
}

function byEntry(event: AuditEvent): Hit | null {
  const entry = entryOf(event)
  if (!entry || asksForSignIn(entry)) return null
  const backend = entry.backends.find((name) => sensitiveName({ names: [name] }))
  const app =
    sensitiveName({ names: backend ? [backend] : [] }) ?? sensitiveName({ names: [entry.name], labels: entry.labels })
  if (!app) return null
  return {
    message: `${app} can be reached by the ${entryWords(entry)}`,
    evidence: { 'objectRef.name': entry.name.slice(0, 253), ...(backend && { backend: backend.slice(0, 253) }) },
  }
}
