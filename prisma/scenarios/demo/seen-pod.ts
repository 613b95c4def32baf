import { clusterOf } from './clusters'
import { firstPodName } from './kubernetes/workload'
import { hexOf, pickOf, shareOf } from './random'
import { runningBuild, workloadsAt } from './running'

/** A pod of the estate as sensors see it; throws RangeError when the cluster runs no such workload. */
export function podOf(clusterName: string, path: string) {
  const [namespace = '', workload = ''] = path.split('/')
  const cluster = clusterOf(clusterName)
  const entry = workloadsAt(cluster, 0).find((one) => one.namespace === namespace && one.name === workload)
  if (!entry) throw new RangeError(`${clusterName} runs no ${path}`)
  const build = runningBuild(entry, cluster, 0)
  const pod = firstPodName(entry, build, cluster, 0)
  const node = pickOf(cluster.nodes, shareOf('node', cluster.name, pod))
  return {
    cluster,
    namespace,
    workload,
    kind: entry.kind,
    build,
    pod,
    node,
    container: hexOf(`container|${cluster.name}|${pod}`),
  }
}
