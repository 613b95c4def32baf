import { podCheck } from '../pod-check'
import { proof } from '../verdict'

/** Sources that hold only what the pod's author may see. Source: Pod Security Standards, restricted. */
const allowed: ReadonlySet<string> = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
])

export const podVolumeTypes = podCheck({
  id: 'k8s-pod-volume-types',
  name: 'Only allowed volume types should be used',
  description:
    'Volume types built into Kubernetes, such as nfs, rbd or hostPath, reach storage past the claims by which a cluster says who may use which volume. Most of them are deprecated as well.',
  severity: 'low',
  control: 'security-configurations',
  remediation: [
    'Ask for storage with a PersistentVolumeClaim, served by a CSI driver.',
    'Use configMap, secret, projected or emptyDir for files that the pod brings along or throws away.',
  ],
  mappings: {
    azurePolicy: '16697877-1118-4fb1-9b65-9898ec2509ec',
    podSecurityStandards: 'restricted',
    nsa: ['PS-enf'],
    trivy: ['KSV-0028'],
  },
  inspect: (pod) =>
    (pod.spec.volumes ?? []).flatMap((volume, index) =>
      Object.entries(volume)
        .filter(([source, value]) => source !== 'name' && value !== null && value !== undefined && !allowed.has(source))
        .map(([source]) =>
          proof(`${pod.path}.volumes[${index}].${source}`, undefined, `volume "${volume.name}" is of type ${source}`),
        ),
    ),
})
