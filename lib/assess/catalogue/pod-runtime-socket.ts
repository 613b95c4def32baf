import { isRuntimeSocket } from '@/lib/model/host-path'
import { hostVolumes, mendMounts } from '../host-path'
import { podCheck, type Pod } from '../pod-check'
import { proof } from '../verdict'

const sockets = (pod: Pod) => hostVolumes(pod).filter((volume) => isRuntimeSocket(volume.normal))

export const podRuntimeSocket = podCheck({
  id: 'k8s-pod-runtime-socket',
  name: 'Container runtime socket should not be mounted',
  description:
    'Who can talk to the socket of the container runtime can start a privileged container and so is root on the node. Mounting the socket read-only does not help: requests are not writes to the file.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Remove the volume and its mounts.',
    'Build images with a rootless builder such as BuildKit.',
    'Ask the Kubernetes API, with a narrow role, for what runs where.',
  ],
  mappings: {
    defender: 'Usage of pod HostPath volume mounts should be restricted to a known list',
    defenderKey: 'f0debc84-981c-4a0d-924d-aa4bd7d55fef',
    azurePolicy: '098fc59e-46c7-4d99-9b16-64990e543d75',
    podSecurityStandards: 'baseline',
    nsa: ['PS-enf'],
    kubescape: ['C-0074'],
    trivy: ['KSV-0006'],
  },
  inspect: (pod) =>
    sockets(pod).map(({ name, path, at }) =>
      proof(at, path, `volume "${name}" gives the pod the container runtime through ${path}`),
    ),
  mend: (pod) => ({ spec: mendMounts(pod, sockets(pod)) }),
})
