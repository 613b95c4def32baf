import type { NodeMarks } from '@/lib/model/distribution'
import type { Json } from '@/lib/model/json'
import type { ReportFrame } from './cluster-report'
import { describeCluster, serverImageVersion } from './describe-cluster'
import { faultOf } from './observe-network'
import type { Observed } from './observed'
import { kubeletConfigSchema } from '@/lib/model/kubelet'
import { nodeSchema } from './payload'
import { labelOf, type Item } from './read-items'
import { trimObject } from './trim-object'

const roleLabel = 'node-role.kubernetes.io/'

/** Adds the cluster, its nodes and its namespaces. `told`: the version that the API server says it is. */
export function observePlaces(
  into: Observed,
  items: readonly Item[],
  told: string | undefined,
  frame?: ReportFrame,
): void {
  const nodes: NodeMarks[] = []
  for (const item of items) {
    const label = labelOf(item)
    if (label === 'Namespace') {
      const document = trimObject(item.object)
      if (document === null) into.reject(item, faultOf(item, undefined))
      else into.addObject(item, 'namespace', {}, document)
    } else if (label === 'Node') {
      const node = addNode(into, item)
      if (node) nodes.push(node)
    }
  }
  const { key, name, references, proven } = into.cluster
  // Some namespaces say nothing of the cluster that holds them.
  const isPart = frame !== undefined && !frame.coversClusterWide
  const version = frame ? frame.cluster.version : told
  const attributes = isPart ? null : describeCluster(nodes, version ?? serverImageVersion(items))
  into.assets.set(key, {
    kind: 'cluster',
    key,
    name,
    ...(attributes && { attributes }),
    ...(references.length > 0 && { references }),
    // A list that neither names its cluster nor shows its nodes says nothing about it.
    ...(((!proven && !attributes) || isPart) && { mentioned: true }),
  })
}

function addNode(into: Observed, item: Item): NodeMarks | null {
  const parsed = nodeSchema.safeParse(item.object)
  const info = parsed.data?.status?.nodeInfo ?? {}
  const status = { nodeInfo: info, addresses: parsed.data?.status?.addresses ?? [] }
  const kubelet = kubeletOf(item.object)
  const document = parsed.success ? trimObject(item.object, { status, ...kubelet }) : null
  if (!parsed.success || document === null) {
    into.reject(item, faultOf(item, parsed.error))
    return null
  }
  const labels = item.object.metadata.labels ?? {}
  const roles = Object.keys(labels).filter((name) => name.startsWith(roleLabel) && name !== roleLabel)
  const attributes: Record<string, Json> = {
    ...(info.kubeletVersion && { version: info.kubeletVersion }),
    ...(info.osImage && { osImage: info.osImage }),
    ...(info.operatingSystem && { os: info.operatingSystem }),
    ...(info.architecture && { architecture: info.architecture }),
    ...(info.kernelVersion && { kernel: info.kernelVersion }),
    ...(info.containerRuntimeVersion && { runtime: info.containerRuntimeVersion }),
    roles: roles.map((name) => name.slice(roleLabel.length)).sort(),
  }
  into.addObject(item, 'node', attributes, document)
  return {
    labels,
    annotations: item.object.metadata.annotations ?? {},
    providerId: parsed.data.spec?.providerID ?? '',
    kubeletVersion: info.kubeletVersion ?? '',
    osImage: info.osImage ?? '',
  }
}

/** Of `kubeletconfig`, which a collector may put beside a node (as `…/proxy/configz` gives it), what checks read. */
function kubeletOf(object: Readonly<Record<string, unknown>>): { kubeletconfig?: Json } {
  const read = kubeletConfigSchema.safeParse(object.kubeletconfig)
  return read.success ? { kubeletconfig: read.data as Json } : {}
}
