import { uuidOf } from './random'

export type Cluster = {
  name: string
  uid: string
  environment: string
  distribution: 'aks' | 'eks' | 'gke' | 'openshift' | 'k3s'
  nodes: string[]
  nodeInfo: { kubeletVersion: string; osImage: string; kernelVersion: string; containerRuntimeVersion: string }
  provider: (node: string) => string
  /** Network plug-in and its image, the first thing every node runs. */
  network: { name: string; image: string }
}

type Facts = Omit<Cluster, 'uid' | 'nodes'> & { nodeName: (at: number) => string; size: number }

const facts: Facts[] = [
  {
    name: 'prod-eu-1',
    environment: 'production',
    distribution: 'aks',
    size: 8,
    nodeName: (at) => `aks-work-31207744-vmss00000${at}`,
    nodeInfo: info('v1.35.4', 'Ubuntu 24.04.3 LTS', '6.8.0-1041-azure', 'containerd://2.1.6-1'),
    provider: (node) => `azure:///subscriptions/5b1f/resourceGroups/mc_harbour/virtualMachines/${node}`,
    network: { name: 'azure-cns', image: 'infra/azure-cns' },
  },
  {
    name: 'prod-eu-2',
    environment: 'production',
    distribution: 'openshift',
    size: 7,
    nodeName: (at) => `worker-${at}.prod-eu-2.harbourline.example`,
    nodeInfo: info(
      'v1.34.2',
      'Red Hat Enterprise Linux CoreOS 421.96',
      '5.14.0-570.42.2.el9_6.x86_64',
      'cri-o://1.34.1',
    ),
    provider: (node) => `vsphere://${uuidOf('vm', node)}`,
    network: { name: 'ovnkube-node', image: 'infra/ovn-kubernetes' },
  },
  {
    name: 'prod-us-1',
    environment: 'production',
    distribution: 'eks',
    size: 6,
    nodeName: (at) => `ip-10-42-${at * 16}-${at + 17}.ec2.internal`,
    nodeInfo: info(
      'v1.35.3-eks-473151a',
      'Amazon Linux 2023.9',
      '6.12.46-66.121.amzn2023.x86_64',
      'containerd://2.1.5',
    ),
    provider: (node) => `aws:///us-east-1a/i-0${uuidOf('vm', node).replaceAll('-', '').slice(0, 16)}`,
    network: { name: 'aws-node', image: 'infra/amazon-k8s-cni' },
  },
  {
    name: 'stage-eu-1',
    environment: 'staging',
    distribution: 'gke',
    size: 4,
    nodeName: (at) => `gke-stage-eu-1-pool-a-7c2e91d4-k${at}xq`,
    nodeInfo: info('v1.35.1-gke.1172000', 'Container-Optimized OS from Google', '6.12.55+', 'containerd://2.1.5'),
    provider: (node) => `gce://harbour-stage/europe-west4-a/${node}`,
    network: { name: 'anetd', image: 'infra/cilium' },
  },
  {
    name: 'edge-rtm',
    environment: 'edge',
    distribution: 'k3s',
    size: 3,
    nodeName: (at) => `rtm-quay-${at + 1}`,
    nodeInfo: info('v1.30.14+k3s2', 'Debian GNU/Linux 12 (bookworm)', '6.1.0-37-amd64', 'containerd://1.7.27-k3s1'),
    provider: (node) => `k3s://${node}`,
    network: { name: 'svclb-traefik', image: 'infra/klipper-lb' },
  },
  {
    name: 'edge-gdn',
    environment: 'edge',
    distribution: 'k3s',
    size: 2,
    nodeName: (at) => `gdn-quay-${at + 1}`,
    nodeInfo: info('v1.29.15+k3s1', 'Debian GNU/Linux 12 (bookworm)', '6.1.0-32-amd64', 'containerd://1.7.23-k3s2'),
    provider: (node) => `k3s://${node}`,
    network: { name: 'svclb-traefik', image: 'infra/klipper-lb' },
  },
]

export const clusters: Cluster[] = facts.map(({ nodeName, size, ...rest }) => ({
  ...rest,
  uid: uuidOf('kube-system', rest.name),
  nodes: Array.from({ length: size }, (_, at) => nodeName(at)),
}))

/** The cluster of this name; throws RangeError when there is none. */
export function clusterOf(name: string): Cluster {
  const cluster = clusters.find((one) => one.name === name)
  if (!cluster) throw new RangeError(`the demo has no cluster ${name}`)
  return cluster
}

function info(kubeletVersion: string, osImage: string, kernelVersion: string, containerRuntimeVersion: string) {
  return { kubeletVersion, osImage, kernelVersion, containerRuntimeVersion }
}
