import { nodeSchema } from '@/lib/model/kubernetes-cluster'
import { kindCheck } from '../kind-check'
import { isPublicAddress } from '@/lib/model/public-address'
import { proof } from '../verdict'

export const clusterNodePublicIp = kindCheck({
  id: 'k8s-cluster-node-public-ip',
  name: 'Nodes should not have public addresses',
  description:
    'A node with a public address can be reached from the internet: its SSH server, its kubelet, every NodePort and host port. One rule of the firewall is then all that protects it.',
  severity: 'medium',
  control: 'network-access',
  remediation: [
    'Put the nodes into a private network and let them out through a NAT gateway.',
    'Publish applications through load balancers, and reach nodes through a bastion or the cloud’s own service.',
  ],
  mappings: { nsa: ['NET-cp'], kubescape: ['C-0229', 'C-0248'] },
  assetKinds: ['node'],
  kinds: { Node: [''] },
  schema: nodeSchema,
  inspect: ({ status }) => {
    const addresses = status?.addresses ?? []
    if (addresses.length === 0) return { missing: 'the addresses of the node were not reported' }
    return addresses.flatMap(({ type, address }, index) =>
      type === 'ExternalIP' && address && isPublicAddress(address)
        ? [proof(`status.addresses[${index}].address`, address, `the internet can reach the node at ${address}`)]
        : [],
    )
  },
})
