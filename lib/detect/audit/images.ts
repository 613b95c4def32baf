import { parseImageReference } from '@/lib/model/image-reference'
import type { AuditContext } from './context'
import { matchesAny } from '@/lib/model/glob'
import { isSystemNamespace } from './namespaces'
import type { Pod, PodContainer } from './pod'

/** `nginx:1.27` → `docker.io/library/nginx`; what is no reference stays as it is, in lower case. */
export const repositoryOf = (image: string): string =>
  parseImageReference(image)?.repository ?? image.trim().toLowerCase().slice(0, 512)

/** Images that mine, and do nothing else. */
export const minerRepositories: ReadonlySet<string> = new Set([
  'docker.io/kannix/monero-miner',
  'docker.io/arayan/monero-miner',
  'docker.io/abafaeeee/monero-miner',
  'docker.io/timonmat/xmr-stak-cpu',
  'docker.io/gakeaws/nginx',
  'docker.io/gakeaws/mysql',
])

/** Images known by tag: the rest of the repository was clean. */
export const minerImages: ReadonlySet<string> = new Set(['docker.io/pocosow/centos:7.6.1810'])

/**
 * What is meant to be privileged: repositories of the publisher, with the namespaces and service accounts that the
 * publisher installs it with. An image alone excuses nothing, as anyone may run a copy of it.
 */
type Trusted = { repositories: readonly string[]; namespaces?: readonly string[]; accounts?: readonly string[] }

/** Accounts in which Amazon publishes the images of EKS, by region; anyone else's account may hold anything. */
const eksAccounts = new Set([
  '602401143452',
  '877085696533',
  '800184023465',
  '558608220178',
  '590381155156',
  '918309763551',
  '961992271922',
  '013241004608',
  '151742754352',
])

const privateRegistry = /^(\d{12})\.dkr\.ecr\.[a-z0-9-]{1,32}\.amazonaws\.com(?:\.cn)?\//

/** The repository as `platformRegistries` names it: that of EKS has an account and a region in its host. */
export function publishedName(repository: string): string {
  const [host, account = ''] = privateRegistry.exec(repository) ?? []
  return host && eksAccounts.has(account) ? `eks!/${repository.slice(host.length)}` : repository
}

/** Registries in which the makers of Kubernetes and of its managed kinds publish, as prefixes of a published name. */
export const platformRegistries: readonly string[] = [
  'registry.k8s.io/',
  'k8s.gcr.io/',
  'mcr.microsoft.com/',
  'public.ecr.aws/eks-distro/',
  'gke.gcr.io/',
  'eks!/',
]
const official = (...names: string[]) =>
  platformRegistries.flatMap((registry) => names.flatMap((name) => [`${registry}${name}`, `${registry}*/${name}`]))

const trusted: readonly Trusted[] = [
  { repositories: [...official('kube-proxy', 'kube-proxy-*', '*-kube-proxy'), 'docker.io/rancher/*-kube-proxy'] },
  { repositories: [...official('amazon-k8s-cni', 'amazon-k8s-cni-init', 'aws-network-policy-agent')] },
  {
    repositories: official(
      'aws-ebs-csi-driver',
      'aws-efs-csi-driver',
      'azuredisk-csi',
      'azurefile-csi',
      '*-csi-driver',
    ),
    accounts: ['ebs-csi-node-sa', 'efs-csi-node-sa', 'csi-*-node-sa'],
  },
  { repositories: official('csi-node-driver-registrar', 'livenessprobe', 'k8s-dns-node-cache', 'nvidia-*plugin*') },
  { repositories: ['gke.gcr.io/*', 'registry.k8s.io/cloud-provider-gcp/*', 'gcr.io/gke-release/*'] },
  {
    repositories: ['docker.io/calico/*', 'quay.io/calico/*', 'docker.io/tigera/*', 'quay.io/tigera/*'],
    accounts: ['calico-node', 'calico-cni-plugin'],
  },
  { repositories: ['quay.io/cilium/*', 'docker.io/cilium/*'], namespaces: ['cilium*'], accounts: ['cilium'] },
  {
    repositories: [
      'docker.io/flannel/*',
      'ghcr.io/flannel-io/*',
      'quay.io/coreos/flannel',
      'docker.io/rancher/*flannel*',
    ],
    namespaces: ['kube-flannel'],
    accounts: ['flannel'],
  },
  { repositories: ['docker.io/weaveworks/weave-kube', 'docker.io/weaveworks/weave-npc'], accounts: ['weave-net'] },
  {
    repositories: ['quay.io/frrouting/frr', 'quay.io/metallb/*', 'docker.io/metallb/*'],
    namespaces: ['metallb-system'],
    accounts: ['speaker', 'metallb-speaker'],
  },
  { repositories: ['docker.io/longhornio/*'], namespaces: ['longhorn*'], accounts: ['longhorn-service-account'] },
  {
    repositories: ['docker.io/rook/ceph', 'quay.io/ceph/ceph', 'quay.io/cephcsi/cephcsi'],
    namespaces: ['rook-ceph*'],
    accounts: ['rook-*'],
  },
  {
    repositories: ['ghcr.io/kubereboot/kured', 'docker.io/weaveworks/kured'],
    namespaces: ['kured'],
    accounts: ['kured'],
  },
  {
    repositories: ['docker.io/falcosecurity/*', 'public.ecr.aws/falcosecurity/*', 'ghcr.io/falcosecurity/*'],
    namespaces: ['falco*', 'security*'],
    accounts: ['falco'],
  },
  { repositories: ['quay.io/sysdig/*', 'docker.io/sysdig/*'], namespaces: ['sysdig*'], accounts: ['sysdig*', 'agent'] },
  {
    repositories: ['docker.io/datadog/agent', 'gcr.io/datadoghq/agent', 'public.ecr.aws/datadog/agent'],
    namespaces: ['datadog*', 'monitoring'],
    accounts: ['datadog*'],
  },
  {
    repositories: ['docker.elastic.co/*/elastic-agent*', 'docker.elastic.co/beats/*', 'docker.io/elastic/*'],
    namespaces: ['elastic*', 'logging', 'monitoring'],
    accounts: ['elastic-agent', 'filebeat', 'metricbeat'],
  },
  {
    repositories: ['registry.crowdstrike.com/*', 'docker.io/crowdstrike/*'],
    namespaces: ['falcon-system', 'crowdstrike*'],
    accounts: ['*falcon*'],
  },
  {
    repositories: ['docker.io/prom/node-exporter', 'quay.io/prometheus/node-exporter'],
    namespaces: ['monitoring', 'prometheus*', 'observability'],
    accounts: ['*node-exporter'],
  },
  {
    repositories: ['nvcr.io/nvidia/*', 'docker.io/nvidia/*'],
    namespaces: ['gpu-operator*', 'nvidia*'],
    accounts: ['nvidia-*'],
  },
]

/** True for a container that is meant to be as free on its node as it asks to be. */
export function isPrivilegedByDesign(
  container: PodContainer,
  pod: Pod,
  namespace: string,
  context: AuditContext,
): boolean {
  const repository = repositoryOf(container.image)
  if (repository === '') return false
  if (matchesAny(context.privilegedImages, repository)) return true
  const name = publishedName(repository)
  return trusted.some(
    ({ repositories, namespaces = [], accounts = [] }) =>
      matchesAny(repositories, name) &&
      (isSystemNamespace(namespace, context) ||
        matchesAny(namespaces, namespace) ||
        matchesAny(accounts, pod.serviceAccount)),
  )
}

/** True when every container of the pod is meant to be privileged: what the pod itself asks for is then meant as well. */
export const isPodPrivilegedByDesign = (pod: Pod, namespace: string, context: AuditContext): boolean =>
  pod.after.containers.length > 0 &&
  pod.after.containers.every((container) => isPrivilegedByDesign(container, pod, namespace, context))
