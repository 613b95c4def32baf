import { hostMounts, hostVolumes, mendMounts } from '../host-path'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

export const podHostpathWritable = podCheck({
  id: 'k8s-pod-hostpath-writable',
  name: 'HostPath mounts should be read-only',
  description:
    'A container that can write to a directory of the node can leave programs, cron entries or static pod manifests there, which then run outside any container. A mount is writable unless it says otherwise.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Set `readOnly: true` on the mounts named below.',
    'Where the cluster supports it, add `recursiveReadOnly: Enabled`, so that file systems mounted below are read-only too.',
    'Move what must be written to a PersistentVolumeClaim or an emptyDir.',
  ],
  mappings: {
    defender: 'Usage of pod HostPath volume mounts should be restricted to a known list',
    defenderKey: 'f0debc84-981c-4a0d-924d-aa4bd7d55fef',
    azurePolicy: '098fc59e-46c7-4d99-9b16-64990e543d75',
    nsa: ['PS-enf'],
    kubescape: ['C-0045'],
    trivy: ['KSV-0023'],
  },
  inspect: (pod) =>
    hostMounts(pod).flatMap(({ readOnly, at, volume, ref }) =>
      readOnly ? [] : [proof(`${at}.readOnly`, undefined, `${ref.label} can write to ${volume.path} of the node`)],
    ),
  mend: (pod) => ({ spec: mendMounts(pod, [], hostVolumes(pod)) }),
})
