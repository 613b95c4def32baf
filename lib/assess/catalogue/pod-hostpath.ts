import { hostVolumes } from '../host-path'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

export const podHostpath = podCheck({
  id: 'k8s-pod-hostpath',
  name: 'HostPath volumes should not be used',
  description:
    'A hostPath volume puts a directory of the node into the pod. What is in it outlives the pod, belongs to whatever else runs on that node, and is a known way out of the container.',
  severity: 'medium',
  control: 'manage-access',
  remediation: [
    'Keep data in a PersistentVolumeClaim, settings in a ConfigMap or Secret, scratch files in an emptyDir.',
    'Where an agent must read the node, mount the narrowest directory read-only and exempt it with a reason.',
  ],
  mappings: {
    defender: 'Usage of pod HostPath volume mounts should be restricted to a known list',
    defenderKey: 'f0debc84-981c-4a0d-924d-aa4bd7d55fef',
    azurePolicy: '098fc59e-46c7-4d99-9b16-64990e543d75',
    podSecurityStandards: 'baseline',
    cis: ['v1.8:5.2.12', 'v1.12:5.2.11'],
    nsa: ['PS-enf'],
    kubescape: ['C-0048', 'C-0203'],
    trivy: ['KSV-0023'],
  },
  inspect: (pod) =>
    hostVolumes(pod).map(({ name, path, at }) =>
      proof(at, path, `volume "${name}" is the directory ${path} of the node`),
    ),
})
