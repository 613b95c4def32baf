import { stringsParameter } from '../parameter'
import { podLabelsOf } from '../pod'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

const systemNamespaces = ['kube-system', 'kube-public', 'kube-node-lease']
const addOnLabels = ['kubernetes.io/cluster-service', 'k8s-app']
const mirror = 'kubernetes.io/config.mirror'

const addOns = stringsParameter({
  name: 'addOns',
  description: 'Names of workloads that belong into the system namespaces, beside those that their labels tell.',
  default: [],
})

export const nsSystemWorkload = podCheck({
  id: 'k8s-ns-system-workload',
  name: 'User workloads should not run in system namespaces',
  description:
    'This workload lives beside the components of the cluster itself. Policies leave that namespace alone, roles there reach far, and whoever looks for intruders looks there last.',
  severity: 'medium',
  control: 'best-practices',
  remediation: [
    'Create the workload in a namespace of its own and delete it here.',
    'If it is an add-on of the cluster, name it among the add-ons of this recommendation.',
  ],
  mappings: {
    cis: ['v1.8:5.7.1', 'v1.12:5.6.1'],
    nsa: ['NET-ns'],
    kubescape: ['C-0209'],
    trivy: ['KSV-0037'],
  },
  // The namespaces it speaks of are the excluded ones.
  ignoresExclusions: true,
  parameters: [addOns],
  inspect: ({ object }, _related, parameters) => {
    const { namespace, name, labels, annotations } = object.metadata
    if (!namespace) return { unknown: 'the object does not say its namespace' }
    if (!systemNamespaces.includes(namespace) || addOns.of(parameters).includes(name)) return []
    // A static pod is what the node itself was told to run.
    if (annotations && Object.hasOwn(annotations, mirror)) return []
    const carried = { ...podLabelsOf(object), ...labels }
    if (addOnLabels.some((label) => Object.hasOwn(carried, label))) return []
    return [proof('metadata.namespace', namespace, `nothing marks ${name} as an add-on of the cluster`)]
  },
})
