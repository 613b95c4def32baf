import { podCheck } from '../pod-check'
import { proof } from '../verdict'

export const podFlexvolume = podCheck({
  id: 'k8s-pod-flexvolume',
  name: 'FlexVolume should not be used',
  description:
    'A FlexVolume driver is a program on the node that the kubelet runs as root with options from the pod. The interface has been deprecated since Kubernetes 1.23 and is no longer mended.',
  severity: 'low',
  control: 'security-configurations',
  remediation: [
    'Find the CSI driver for the same storage and move the data to a claim that it serves.',
    'Remove the FlexVolume driver from the nodes when nothing uses it any more.',
  ],
  mappings: {
    azurePolicy: 'f4a8fce0-2dd5-4c21-9a36-8f0ec809d663',
    podSecurityStandards: 'restricted',
    trivy: ['KSV-0028'],
  },
  inspect: (pod) =>
    (pod.spec.volumes ?? []).flatMap(({ name, flexVolume }, index) =>
      flexVolume
        ? [
            proof(
              `${pod.path}.volumes[${index}].flexVolume.driver`,
              flexVolume.driver ?? undefined,
              `volume "${name}" is served by a FlexVolume driver`,
            ),
          ]
        : [],
    ),
})
