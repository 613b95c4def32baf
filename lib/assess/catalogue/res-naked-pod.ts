import { podCheck } from '../pod-check'
import { proof } from '../verdict'

export const resNakedPod = podCheck({
  id: 'k8s-res-naked-pod',
  name: 'Pods should be managed by a controller',
  description:
    'A pod that nobody manages is gone when its node is: nothing starts it again, rolls it out or scales it. Pods made by hand are also how people and intruders leave tools behind.',
  severity: 'low',
  control: 'best-practices',
  remediation: [
    'Make a Deployment, StatefulSet or Job with the same template and delete the pod.',
    'Delete the pod if it was made to look at something.',
  ],
  mappings: { azurePolicy: '65280eef-c8b4-425e-9aec-af55e55bf581', kubescape: ['C-0073'] },
  inspect: ({ object: { kind, metadata } }) => {
    if (kind !== 'Pod') return { unknown: 'the object is a controller itself' }
    if (metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined) {
      return { unknown: 'the pod mirrors a static pod, which the kubelet manages' }
    }
    const owners = metadata.ownerReferences ?? []
    return owners.length === 0 ? [proof('metadata.ownerReferences', undefined, 'no controller manages the pod')] : []
  },
})
