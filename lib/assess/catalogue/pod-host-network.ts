import { podCheck } from '../pod-check'
import { proof } from '../verdict'

export const podHostNetwork = podCheck({
  id: 'k8s-pod-host-network',
  name: 'Host network should not be used',
  description:
    'A pod in the network of the node sees all its traffic, reaches services bound to localhost such as the kubelet, and no network policy applies to it.',
  severity: 'medium',
  control: 'network-access',
  remediation: [
    'Remove `hostNetwork` from the pod template.',
    'Publish the ports through a Service, an Ingress or a Gateway.',
  ],
  mappings: {
    defender: 'Usage of host networking and ports should be restricted',
    defenderKey: 'ebc68898-5c0f-4353-a426-4a5f1e737b12',
    azurePolicy: '82985f06-dc18-4a48-bc1c-b9f4f0098cfe',
    podSecurityStandards: 'baseline',
    cis: ['5.2.5'],
    nsa: ['PS-enf'],
    kubescape: ['C-0041'],
    trivy: ['KSV-0009'],
  },
  inspect: (pod) =>
    pod.spec.hostNetwork === true
      ? [proof(`${pod.path}.hostNetwork`, true, 'the pod shares the network of its node')]
      : [],
  mend: () => ({ spec: { hostNetwork: false } }),
})
