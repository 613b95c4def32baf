import { podCheck } from '../pod-check'
import { proof } from '../verdict'

export const podHostIpc = podCheck({
  id: 'k8s-pod-host-ipc',
  name: 'Host IPC namespace should not be shared',
  description:
    'With the IPC namespace of the node a container reads and writes the shared memory and message queues of other pods and of the node itself.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Remove `hostIPC` from the pod template.',
    'Let containers that share memory run in one pod, with an emptyDir of medium Memory.',
  ],
  mappings: {
    defender: 'Containers sharing sensitive host namespaces should be avoided',
    defenderKey: '802c0637-5a8c-4c98-abd7-7c96d89d6010',
    azurePolicy: '47a1ee2f-2a2a-4576-bf2a-e0e36709c2b8',
    podSecurityStandards: 'baseline',
    cis: ['5.2.4'],
    nsa: ['PS-enf'],
    kubescape: ['C-0038', 'C-0276'],
    trivy: ['KSV-0008'],
  },
  inspect: (pod) =>
    pod.spec.hostIPC === true
      ? [proof(`${pod.path}.hostIPC`, true, 'the pod shares shared memory and message queues of its node')]
      : [],
  mend: () => ({ spec: { hostIPC: false } }),
})
