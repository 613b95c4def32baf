import { podCheck } from '../pod-check'
import { proof } from '../verdict'

export const podShareProcessNamespace = podCheck({
  id: 'k8s-pod-share-process-namespace',
  name: 'Containers should not share one PID namespace',
  description:
    'Containers with one PID namespace see each other’s processes, and with them their environment, their open files and, as the same user, their whole file system under /proc. A flaw in a sidecar then opens the application too.',
  severity: 'low',
  control: 'best-practices',
  remediation: [
    'Remove `shareProcessNamespace` unless one container has to send signals to another.',
    'Where it has to stay, run the containers under different users.',
  ],
  mappings: { nsa: ['PS-enf'] },
  inspect: (pod) =>
    pod.spec.shareProcessNamespace === true
      ? [proof(`${pod.path}.shareProcessNamespace`, true, 'the containers of the pod see each other’s processes')]
      : [],
  mend: () => ({ spec: { shareProcessNamespace: false } }),
})
