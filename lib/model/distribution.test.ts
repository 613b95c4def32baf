import { describe, expect, it } from 'vitest'
import { distributionName, distributionOf, type NodeMarks } from './distribution'

const node = (rest: Partial<NodeMarks> = {}): NodeMarks => ({
  labels: {},
  providerId: '',
  kubeletVersion: 'v1.33.1',
  ...rest,
})
const label = (name: string) => node({ labels: { [name]: '' } })

describe('the distribution of a cluster', () => {
  it.each([
    ['openshift', label('node.openshift.io/os_id')],
    ['tanzu', node({ kubeletVersion: 'v1.28.4+vmware.1' })],
    ['rke2', node({ kubeletVersion: 'v1.31.4+rke2r1' })],
    ['k3s', node({ kubeletVersion: 'v1.31.4+k3s1' })],
    ['k0s', node({ kubeletVersion: 'v1.31.2+k0s' })],
    ['aks', label('kubernetes.azure.com/cluster')],
    ['eks', node({ kubeletVersion: 'v1.31.2-eks-7f9249a' })],
    ['eks', label('eks.amazonaws.com/nodegroup')],
    ['gke', node({ kubeletVersion: 'v1.31.2-gke.1384000' })],
    ['gke', label('cloud.google.com/gke-nodepool')],
    ['iks', node({ kubeletVersion: 'v1.31.2+IKS' })],
    ['oke', label('oke.oraclecloud.com/pool.name')],
    ['ack', node({ kubeletVersion: 'v1.31.1-aliyun.1' })],
    ['doks', label('doks.digitalocean.com/node-pool')],
    ['lke', label('lke.linode.com/pool-id')],
    ['talos', node({ osImage: 'Talos (v1.9.1)' })],
    ['microk8s', label('microk8s.io/cluster')],
    ['minikube', label('minikube.k8s.io/name')],
    ['kind', node({ providerId: 'kind://docker/dev/dev-control-plane' })],
    ['kubeadm', node({ annotations: { 'kubeadm.alpha.kubernetes.io/cri-socket': 'unix:///run/c.sock' } })],
    ['vanilla', node()],
  ])('%s', (id, one) => expect(distributionOf([node(), one])).toBe(id))

  it('is told by what runs on a cloud, not by the cloud, and by the maker, not by the tool it was made with', () => {
    const openshift = node({ labels: { 'node.openshift.io/os_id': '', 'eks.amazonaws.com/x': '' } })
    expect(distributionOf([openshift])).toBe('openshift')
    const minikube = { ...label('minikube.k8s.io/name'), annotations: { 'kubeadm.alpha.kubernetes.io/cri-socket': '' } }
    expect(distributionOf([minikube])).toBe('minikube')
  })

  it('can be told by the server alone', () => expect(distributionOf([], 'v1.31.2-gke.1384000')).toBe('gke'))

  it('does not take a word inside a label for a mark', () =>
    expect(distributionOf([label('example.com/eks.amazonaws.com')])).toBe('vanilla'))

  it('has a name', () => {
    expect(distributionName('eks')).toBe('Amazon EKS')
    expect(distributionName('vanilla')).toBe('Kubernetes')
    expect(distributionName('other')).toBe('other')
  })
})
