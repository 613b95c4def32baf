import { kubernetesObjectSchema, type KubernetesObject } from '@/lib/model/kubernetes'

type Spec = Record<string, unknown>
type Kind = 'Pod' | 'Deployment' | 'DaemonSet' | 'Job' | 'CronJob'
const groups: Record<Kind, string> = {
  Pod: 'v1',
  Deployment: 'apps/v1',
  DaemonSet: 'apps/v1',
  Job: 'batch/v1',
  CronJob: 'batch/v1',
}

/** A workload of this kind around a pod spec, in namespace `shop`. */
export function workload(kind: Kind, spec: Spec, annotations?: Record<string, string>): KubernetesObject {
  const template = { ...(annotations && { metadata: { annotations } }), spec }
  const metadata = { name: 'web', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'web' } }
  const bodies: Record<Kind, Spec> = {
    Pod: { metadata: { ...metadata, ...(annotations && { annotations }) }, spec },
    Deployment: { metadata, spec: { replicas: 2, template } },
    DaemonSet: { metadata, spec: { template } },
    Job: { metadata, spec: { template } },
    CronJob: { metadata, spec: { schedule: '0 * * * *', jobTemplate: { spec: { template } } } },
  }
  return kubernetesObjectSchema.parse({ apiVersion: groups[kind], kind, ...bodies[kind] })
}

/** A Deployment with one container `web`, whose security context is `context`. */
export const withContext = (context: Spec | null, pod: Spec = {}) =>
  workload('Deployment', { ...pod, containers: [{ name: 'web', image: 'shop/web:1.4', securityContext: context }] })

const probe = { httpGet: { path: '/healthz', port: 8080 } }

/** A pod spec that no check has anything to say about. */
export const hardened = {
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  containers: ['web', 'proxy'].map((name) => ({
    ...hardenedContainer(name),
    livenessProbe: probe,
    readinessProbe: probe,
  })),
  initContainers: [hardenedContainer('setup')],
}

export function hardenedContainer(name: string) {
  return {
    name,
    image: `registry.example:5000/shop/${name}:1.4@sha256:${'0'.repeat(64)}`,
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      capabilities: { drop: ['ALL'] },
    },
    resources: { limits: { cpu: '500m', memory: '128Mi', 'ephemeral-storage': '1Gi' } },
  }
}

export const service: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'shop' },
}
