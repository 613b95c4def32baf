import { podCheck } from '../pod-check'
import { isSystemNamespace } from '../system-namespace'
import { proof } from '../verdict'

const reserved = ['system-node-critical', 'system-cluster-critical']

export const resPriorityClass = podCheck({
  id: 'k8s-res-priority-class',
  name: 'System priority classes should not be used by user workloads',
  description:
    'Pods of the system priority classes push every other pod off a full node. They are meant for what the cluster itself cannot run without; an application in them can stop DNS or the network plug-in.',
  severity: 'low',
  control: 'ddos-protection',
  remediation: [
    'Make a PriorityClass of your own with a value below one billion and name it in `priorityClassName`.',
    'Limit the system classes to their namespaces with a ResourceQuota that has a scope selector.',
  ],
  mappings: { nsa: ['NET-res'] },
  inspect: (pod) => {
    const { namespace } = pod.object.metadata
    const name = pod.spec.priorityClassName
    if (namespace && isSystemNamespace(namespace)) return { unknown: `${namespace} belongs to the cluster itself` }
    return name && reserved.includes(name)
      ? [proof(`${pod.path}.priorityClassName`, name, 'the pod outranks all applications, and parts of the cluster')]
      : []
  },
  mend: () => ({ spec: { priorityClassName: null, priority: null } }),
})
