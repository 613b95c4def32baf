import { nodeSchema } from '@/lib/model/kubernetes-cluster'
import { kindCheck } from '../kind-check'
import { kubernetesEnd, minorOf, runtimeFault, systemEnd } from '../node-support'
import { proof } from '../verdict'

/** A kubelet may be at most three minor versions behind. Source: Kubernetes version skew policy. */
const allowedSkew = 3

export const clusterNodeVersion = kindCheck({
  id: 'k8s-cluster-node-version',
  name: 'Node versions should be supported',
  description:
    'A kubelet, container runtime or operating system that nobody mends any more keeps every flaw found from then on. On a node these flaws lead from a container to all pods beside it.',
  severity: 'medium',
  control: 'remediate-vulnerabilities',
  remediation: [
    'Upgrade the control plane, then the nodes, one minor version at a time.',
    'Replace nodes by ones from a newer image rather than upgrading their operating system in place.',
    'Exempt nodes for which you pay for longer support.',
  ],
  mappings: { nsa: ['UPG'], kubescape: ['C-0273'] },
  assetKinds: ['node'],
  kinds: { Node: [''] },
  schema: nodeSchema,
  needs: ['cluster'],
  inspect: ({ status }, _object, _parameters, { now, facts }) => {
    const info = status?.nodeInfo
    const minor = minorOf(info?.kubeletVersion)
    if (!info || minor === null) return { missing: 'the node does not say its version' }
    if (!now) return { missing: 'the moment of the assessment is not known' }
    const today = now.toISOString().slice(0, 10)
    const over = (end: string | null) => (end !== null && end < today ? end : null)
    const [kubelet, system] = [over(kubernetesEnd(minor)), over(systemEnd(info.osImage))]
    const server = minorOf(facts?.cluster?.version)
    const runtime = runtimeFault(info.containerRuntimeVersion)
    const at = 'status.nodeInfo'
    const found = (field: 'kubeletVersion' | 'containerRuntimeVersion' | 'osImage', message: string) =>
      proof(`${at}.${field}`, info[field] ?? undefined, message)
    return [
      ...(kubelet ? [found('kubeletVersion', `Kubernetes 1.${minor} has not been mended since ${kubelet}`)] : []),
      ...(server !== null && server - minor > allowedSkew
        ? [found('kubeletVersion', `the kubelet is ${server - minor} minor versions behind the cluster`)]
        : []),
      ...(runtime ? [found('containerRuntimeVersion', runtime)] : []),
      ...(system ? [found('osImage', `the operating system has not been mended since ${system}`)] : []),
    ]
  },
})
