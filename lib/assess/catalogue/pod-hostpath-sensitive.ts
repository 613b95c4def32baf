import { sensitivity } from '@/lib/model/host-path'
import { hostMounts, hostVolumes, mendMounts } from '../host-path'
import { podCheck, type Pod } from '../pod-check'
import { proof } from '../verdict'

function faults(pod: Pod) {
  const writable = new Set(hostMounts(pod).flatMap((mount) => (mount.readOnly ? [] : [mount.volume.name])))
  const volumes = hostVolumes(pod)
  return {
    exposed: volumes.filter((volume) => sensitivity(volume.normal) === 'always'),
    written: volumes.filter((volume) => sensitivity(volume.normal) === 'written' && writable.has(volume.name)),
  }
}

export const podHostpathSensitive = podCheck({
  id: 'k8s-pod-hostpath-sensitive',
  name: 'Sensitive host directories should not be mounted',
  description:
    'This part of the node holds credentials, the data of the kubelet or of the container runtime, kernel interfaces or other pods’ files. Reading it often suffices to take over the node or the cluster.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Remove the volume and its mounts.',
    'If one file or directory is really needed, mount just that one, read-only, from a place that holds nothing else.',
    'Mount node logs (`/var/log`) read-only.',
  ],
  mappings: {
    defender: 'Usage of pod HostPath volume mounts should be restricted to a known list',
    defenderKey: 'f0debc84-981c-4a0d-924d-aa4bd7d55fef',
    azurePolicy: '098fc59e-46c7-4d99-9b16-64990e543d75',
    podSecurityStandards: 'baseline',
    cis: ['v1.8:5.2.12', 'v1.12:5.2.11'],
    nsa: ['PS-enf'],
    kubescape: ['C-0045', 'C-0020'],
    trivy: ['KSV-0121'],
  },
  inspect: (pod) => {
    const { exposed, written } = faults(pod)
    return [
      ...exposed.map(({ name, path, at }) =>
        proof(at, path, `volume "${name}" opens ${path}, a sensitive part of the node`),
      ),
      ...written.map(({ name, path, at }) =>
        proof(at, path, `volume "${name}" lets the pod write to the node's logs in ${path}`),
      ),
    ]
  },
  mend: (pod) => {
    const { exposed, written } = faults(pod)
    return { spec: mendMounts(pod, exposed, written) }
  },
})
