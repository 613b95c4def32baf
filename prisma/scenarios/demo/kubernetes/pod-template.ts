import type { Cluster } from '../clusters'
import { referenceOf, type Build } from '../images'
import { shareOf } from '../random'
import type { Care, Entry } from '../roster'

type Json = Record<string, unknown>

/** The pod template of a workload: how careful it is decides nearly every field that a check reads. */
export function podTemplate(entry: Entry, cluster: Cluster, build: Build, care: Care, privileged: boolean) {
  const key = `${cluster.name.slice(0, 4)}/${entry.namespace}/${entry.name}`
  const hostPaths = hostPathsOf(entry, care)
  const hardened = care === 'hardened'
  return {
    metadata: {
      labels: {
        app: entry.name,
        'app.kubernetes.io/part-of': entry.namespace,
        ...(care === 'system' ? { 'k8s-app': entry.name } : {}),
      },
    },
    spec: {
      serviceAccountName: accountOf(entry, care),
      ...(hardened || (care === 'ordinary' && shareOf('token', key) < 0.5)
        ? { automountServiceAccountToken: false }
        : {}),
      ...(entry.name === 'node-exporter' ? { hostPID: true, hostNetwork: true } : {}),
      ...(entry.name === 'kube-proxy' || entry.image === cluster.network.image ? { hostNetwork: true } : {}),
      securityContext: podContext(care),
      containers: [container(entry, build, care, privileged, hostPaths, key)],
      volumes: [
        ...(hardened ? [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }] : []),
        ...hostPaths.map((path, at) => ({ name: `host-${at}`, hostPath: { path, type: '' } })),
      ],
      restartPolicy: entry.kind === 'CronJob' ? 'OnFailure' : 'Always',
      terminationGracePeriodSeconds: 30,
    },
  }
}

export const accountOf = (entry: Entry, care: Care) => (care === 'careless' ? 'default' : entry.name)

function podContext(care: Care): Json {
  if (care === 'hardened')
    return {
      runAsNonRoot: true,
      runAsUser: 10101,
      runAsGroup: 10101,
      fsGroup: 10101,
      seccompProfile: { type: 'RuntimeDefault' },
    }
  return care === 'ordinary' ? { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } : {}
}

function container(
  entry: Entry,
  build: Build,
  care: Care,
  privileged: boolean,
  hostPaths: string[],
  key: string,
): Json {
  return {
    name: entry.name === 'card-tokeniser' ? 'tokeniser' : entry.name,
    image: imageOf(build, care, key),
    imagePullPolicy: care === 'ordinary' || care === 'agent' ? 'Always' : 'IfNotPresent',
    ...(entry.kind === 'CronJob' ? {} : { ports: [{ containerPort: 8080, name: 'http', protocol: 'TCP' }] }),
    resources: resourcesOf(care, key),
    securityContext: containerContext(entry, care, privileged),
    env: environmentOf(entry, care),
    ...(care === 'careless' || entry.kind === 'CronJob' ? {} : probes),
    volumeMounts: [
      ...(care === 'hardened' ? [{ name: 'tmp', mountPath: '/tmp' }] : []),
      ...hostPaths.map((path, at) => ({
        name: `host-${at}`,
        mountPath: `/host${path}`,
        readOnly: entry.name === 'node-exporter',
      })),
    ],
  }
}

function imageOf(build: Build, care: Care, key: string): string {
  if (care === 'hardened' || care === 'system') return `${referenceOf(build)}@${build.digest}`
  return care === 'careless' && shareOf('latest', key) < 0.4 ? `${build.repository}:latest` : referenceOf(build)
}

const probe = (path: string) => ({
  httpGet: { path, port: 8080, scheme: 'HTTP' },
  periodSeconds: 10,
  timeoutSeconds: 1,
})
const probes = { livenessProbe: probe('/live'), readinessProbe: probe('/ready') }

function resourcesOf(care: Care, key: string): Json {
  const requests = { cpu: '100m', memory: '128Mi' }
  if (care === 'careless') return {}
  if (care === 'loose' && shareOf('limits', key) < 0.6) return { requests }
  if (care === 'ordinary' && shareOf('limits', key) < 0.2) return { requests, limits: { memory: '512Mi' } }
  return { requests, limits: { cpu: '500m', memory: '512Mi' } }
}

const drivers = new Set([
  'node-tuner',
  'scrubber',
  'image-builder',
  'kube-proxy',
  'csi-node',
  'azure-cns',
  'aws-node',
  'anetd',
  'ovnkube-node',
  'falco',
])

function containerContext(entry: Entry, care: Care, privileged: boolean): Json {
  if (privileged) return { privileged: true }
  switch (care) {
    case 'hardened':
      return { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } }
    case 'ordinary':
      return { allowPrivilegeEscalation: false }
    case 'agent':
    case 'system':
      return drivers.has(entry.name) ? { privileged: true } : { capabilities: { add: ['NET_ADMIN'] } }
    default:
      return entry.name === 'gps-gateway' ? { capabilities: { add: ['NET_RAW'] } } : {}
  }
}

const paths: Record<string, string[]> = {
  'log-shipper': ['/var/log', '/run/containerd/containerd.sock'],
  'node-exporter': ['/proc', '/sys'],
  'node-tuner': ['/proc/sys'],
  scrubber: ['/var/lib/storage'],
  'image-builder': ['/var/run/docker.sock'],
  'sensor-bridge': ['/dev'],
  falco: ['/proc', '/etc'],
  'csi-node': ['/var/lib/kubelet'],
  'kube-proxy': ['/lib/modules'],
}
const hostPathsOf = (entry: Entry, care: Care) =>
  care === 'agent' || care === 'system' ? (paths[entry.name] ?? []) : []

function environmentOf(entry: Entry, care: Care): Json[] {
  const level = { name: 'LOG_LEVEL', value: 'info' }
  if (care === 'careless' || entry.name === 'rates-sync')
    return [level, { name: 'DATABASE_PASSWORD', value: 'not-a-real-password' }]
  return entry.exposure === 'cluster'
    ? [level, { name: 'DATABASE_PASSWORD', valueFrom: { secretKeyRef: { name: `${entry.name}-db`, key: 'password' } } }]
    : [level]
}
