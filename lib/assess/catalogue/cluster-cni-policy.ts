import { joinCheck } from '../join-check'
import { notEvaluated, proof, verdictOf } from '../verdict'

/** Parts of network plug-ins that enforce policies, by name of the DaemonSet or its image. */
const enforcing =
  /calico|canal|cilium|antrea|kube-router|weave-(?:net|kube)|azure-npm|aws-(?:eks-)?network-policy|network-policy-agent|ovn-?kube|ovnkube|anetd|kindnet|romana|tungsten|contiv|kube-network-policies/i
const flannel = /flannel/i
/** Distributions that enforce policies without a DaemonSet that shows it. */
const builtIn = new Set(['k3s', 'openshift'])

export const clusterCniPolicy = joinCheck({
  assetKinds: ['cluster'],
  needs: ['daemon-sets', 'cluster'],
  id: 'k8s-cluster-cni-policy',
  name: 'The CNI should support network policies',
  description:
    'A network policy is only a wish: the network plug-in must enforce it. With a plug-in that does not, policies are accepted without a word, and every connection stays open.',
  severity: 'medium',
  control: 'network-access',
  remediation: [
    'Install a plug-in that enforces policies, such as Cilium, Calico, Antrea or OVN-Kubernetes, or switch the feature on that your cloud offers.',
    'Beside flannel, Calico can enforce policies alone (Canal), and so can kube-network-policies.',
  ],
  mappings: { cis: ['5.3.1'], nsa: ['NET-pol'], kubescape: ['C-0205'] },
  evaluate({ metadata: { name } }, facts) {
    const sets = facts.all('daemon-sets')
    const named = (pattern: RegExp) =>
      sets.find((one) => pattern.test(one.name) || one.images.some((image) => pattern.test(image)))
    if (named(enforcing) || builtIn.has(facts.cluster?.distribution ?? '')) return { status: 'healthy' }
    const bare = named(flannel)
    if (bare)
      return verdictOf([proof('metadata.name', name, `DaemonSet ${bare.name} is flannel, which enforces no policies`)])
    if (!facts.isListed('workload', 'DaemonSet', null))
      return notEvaluated('no complete list of DaemonSets was received')
    return verdictOf([proof('metadata.name', name, 'no network plug-in that enforces policies was found')])
  },
})
