import { buildNumberAt, existsAt } from './changes'
import { clusters, type Cluster } from './clusters'
import { buildOf, type Build } from './images'
import { roster, type Entry } from './roster'

/** The workloads of a cluster so many days ago, its network plug-in first. */
export function workloadsAt(cluster: Cluster, daysAgo: number): Entry[] {
  const network: Entry = {
    namespace: 'kube-system',
    name: cluster.network.name,
    kind: 'DaemonSet',
    image: cluster.network.image,
    care: 'system',
    exposure: 'none',
    clusters: [cluster.name],
  }
  return [
    network,
    ...roster.filter((one) => one.clusters.includes(cluster.name) && existsAt(one, cluster.name, daysAgo)),
  ]
}

export const runningBuild = (entry: Entry, cluster: Cluster, daysAgo: number): Build =>
  buildOf(entry.image, buildNumberAt(entry.image, cluster.environment, daysAgo))

/** Every build that the environment ran so many days ago, in a fixed order. */
export function buildsAt(environment: string, daysAgo: number): Build[] {
  const found = clusters
    .filter((cluster) => cluster.environment === environment)
    .flatMap((cluster) => workloadsAt(cluster, daysAgo).map((entry) => runningBuild(entry, cluster, daysAgo)))
  return [...new Set(found)].sort((one, other) => (one.image < other.image ? -1 : 1))
}
