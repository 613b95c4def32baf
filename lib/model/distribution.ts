/** What a node shows of who made its cluster. */
export type NodeMarks = {
  labels: Readonly<Record<string, string>>
  annotations?: Readonly<Record<string, string>>
  providerId: string
  kubeletVersion: string
  osImage?: string
}

type Mark = {
  id: string
  name: string
  /** Labels or annotations whose name begins like this. */
  marks?: readonly string[]
  version?: RegExp
  provider?: RegExp
  os?: RegExp
}

/**
 * How each distribution is known; the first that fits counts, so what runs on another's cloud comes before it, and
 * kubeadm, which many are built with, comes last. Sources: the labels, version suffixes and provider ids that the
 * projects document or their cloud controllers set.
 */
const distributions: readonly Mark[] = [
  { id: 'openshift', name: 'OpenShift', marks: ['node.openshift.io/os_id', 'machineconfiguration.openshift.io/'] },
  { id: 'tanzu', name: 'Tanzu', marks: ['run.tanzu.vmware.com/'], version: /\+vmware\./ },
  { id: 'rke2', name: 'RKE2', marks: ['rke2.io/'], version: /\+rke2/ },
  { id: 'k3s', name: 'k3s', marks: ['k3s.io/'], version: /\+k3s/ },
  { id: 'k0s', name: 'k0s', version: /\+k0s/ },
  { id: 'aks', name: 'Azure Kubernetes Service', marks: ['kubernetes.azure.com/cluster'] },
  { id: 'eks', name: 'Amazon EKS', marks: ['eks.amazonaws.com/', 'alpha.eksctl.io/'], version: /-eks-/ },
  { id: 'gke', name: 'Google Kubernetes Engine', marks: ['cloud.google.com/gke-'], version: /-gke\./ },
  { id: 'iks', name: 'IBM Cloud Kubernetes Service', marks: ['ibm-cloud.kubernetes.io/'], version: /\+IKS$/ },
  { id: 'oke', name: 'Oracle OKE', marks: ['oke.oraclecloud.com/', 'oci.oraclecloud.com/'] },
  { id: 'ack', name: 'Alibaba Cloud ACK', marks: ['alibabacloud.com/'], version: /-aliyun\./ },
  { id: 'doks', name: 'DigitalOcean Kubernetes', marks: ['doks.digitalocean.com/'] },
  { id: 'lke', name: 'Linode Kubernetes Engine', marks: ['lke.linode.com/'] },
  { id: 'kapsule', name: 'Scaleway Kapsule', marks: ['k8s.scaleway.com/'] },
  { id: 'talos', name: 'Talos Linux', os: /^Talos/ },
  { id: 'microk8s', name: 'MicroK8s', marks: ['microk8s.io/'] },
  { id: 'minikube', name: 'minikube', marks: ['minikube.k8s.io/'] },
  { id: 'docker-desktop', name: 'Docker Desktop', os: /^Docker Desktop/ },
  { id: 'kind', name: 'kind', provider: /^kind:\/\// },
  { id: 'rancher', name: 'Rancher RKE', marks: ['rke.cattle.io/'] },
  { id: 'kubeadm', name: 'kubeadm', marks: ['kubeadm.alpha.kubernetes.io/'] },
]
const names = new Map(distributions.map(({ id, name }) => [id, name]))

/** Which distribution a cluster is of, by its nodes and its server's version; `vanilla` when nothing tells. */
export function distributionOf(nodes: readonly NodeMarks[], serverVersion?: string | null): string {
  const found = distributions.find(
    ({ marks = [], version, provider, os }) =>
      version?.test(serverVersion ?? '') ||
      nodes.some((node) => {
        const keys = [...Object.keys(node.labels), ...Object.keys(node.annotations ?? {})]
        return (
          keys.some((key) => marks.some((mark) => key.startsWith(mark))) ||
          version?.test(node.kubeletVersion) ||
          provider?.test(node.providerId) ||
          os?.test(node.osImage ?? '')
        )
      }),
  )
  return found?.id ?? 'vanilla'
}

/** How people call it: `eks` → `Amazon EKS`. */
export const distributionName = (id: string) => names.get(id) ?? (id === 'vanilla' ? 'Kubernetes' : id)
