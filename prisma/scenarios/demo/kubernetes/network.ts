import { dashboardExposedAt, plainIngressAt } from '../changes'
import { seconds } from '../moment'
import { shareOf, uuidOf } from '../random'
import type { Entry } from '../roster'
import type { Snapshot } from './workload'

/** The Services and Ingresses that reach the workloads. */
export const networkObjects = (entries: Entry[], snapshot: Snapshot): object[] =>
  entries
    .filter((entry) => entry.exposure !== 'none')
    .flatMap((entry) => [
      service(entry, snapshot),
      ...(entry.exposure.startsWith('ingress') ? [ingress(entry, snapshot)] : []),
    ])

function metadata(kind: string, entry: Entry, { cluster, start }: Snapshot) {
  return {
    name: entry.name,
    namespace: entry.namespace,
    uid: uuidOf(cluster.name, kind, entry.namespace, entry.name),
    labels: { app: entry.name },
    creationTimestamp: seconds(new Date(start.getTime() - 30 * 86_400_000)),
  }
}

function service(entry: Entry, snapshot: Snapshot): object {
  const { cluster, daysAgo } = snapshot
  const shown =
    entry.namespace === 'kubernetes-dashboard' &&
    entry.name === 'dashboard' &&
    dashboardExposedAt(cluster.name, daysAgo)
  const type =
    shown || entry.exposure === 'loadbalancer'
      ? 'LoadBalancer'
      : entry.exposure === 'nodeport'
        ? 'NodePort'
        : 'ClusterIP'
  const last = 2 + Math.floor(shareOf('address', cluster.name, entry.namespace, entry.name) * 250)
  const nodePort = type === 'ClusterIP' ? {} : { nodePort: 30_000 + last * 8 }
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata('Service', entry, snapshot),
    spec: {
      type,
      selector: { app: entry.name },
      ports: [
        { name: 'http', port: type === 'LoadBalancer' ? 443 : 8080, targetPort: 8080, protocol: 'TCP', ...nodePort },
      ],
      clusterIP: `10.96.${last}.${255 - last}`,
      ...(type === 'LoadBalancer' && entry.name === 'broker-gateway'
        ? { loadBalancerSourceRanges: ['198.51.100.0/24'] }
        : {}),
    },
    ...(type === 'LoadBalancer' ? { status: { loadBalancer: { ingress: [{ ip: `203.0.113.${last}` }] } } } : {}),
  }
}

function ingress(entry: Entry, snapshot: Snapshot): object {
  const host = `${entry.name}.${entry.namespace}.harbourline.example`
  const backend = { service: { name: entry.name, port: { number: 8080 } } }
  const tls = plainIngressAt(entry, snapshot.cluster.name, snapshot.daysAgo)
    ? {}
    : { tls: [{ hosts: [host], secretName: `${entry.name}-tls` }] }
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadata('Ingress', entry, snapshot),
    spec: {
      ingressClassName: 'nginx',
      ...tls,
      rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    },
  }
}
