import { podCheck } from '../pod-check'
import { proof } from '../verdict'

export const podHostPid = podCheck({
  id: 'k8s-pod-host-pid',
  name: 'Host PID namespace should not be shared',
  description:
    'With the PID namespace of the node a container sees every process there, can read their environment, which often holds secrets, and can signal or trace them.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Remove `hostPID` from the pod template.',
    'Give monitoring agents that need the process list their own namespace, and exempt them with a reason.',
  ],
  mappings: {
    defender: 'Containers sharing sensitive host namespaces should be avoided',
    defenderKey: '802c0637-5a8c-4c98-abd7-7c96d89d6010',
    azurePolicy: '47a1ee2f-2a2a-4576-bf2a-e0e36709c2b8',
    podSecurityStandards: 'baseline',
    cis: ['5.2.3'],
    nsa: ['PS-enf'],
    kubescape: ['C-0038', 'C-0275'],
    trivy: ['KSV-0010'],
  },
  inspect: (pod) =>
    pod.spec.hostPID === true ? [proof(`${pod.path}.hostPID`, true, 'the pod shares the processes of its node')] : [],
  mend: () => ({ spec: { hostPID: false } }),
})
