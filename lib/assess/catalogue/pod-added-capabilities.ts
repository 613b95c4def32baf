import { addedCapabilities, baselineCapabilities, keepAdded } from '../capabilities'
import { containerPatches } from '../patch'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

export const podAddedCapabilities = podCheck({
  id: 'k8s-pod-added-capabilities',
  name: 'Only allowed capabilities should be added',
  description:
    'The added capability is outside the list that Pod Security Standards “baseline” allows. Names are compared as written: `CAP_CHOWN` is not `CHOWN`, and the admission plug-in refuses it.',
  severity: 'medium',
  control: 'manage-access',
  remediation: [
    'Remove the capability from `capabilities.add`.',
    'Write names without the prefix CAP_, in capital letters.',
    'For the profile “restricted” keep at most NET_BIND_SERVICE.',
  ],
  mappings: {
    defender: 'Least privileged Linux capabilities should be enforced for containers',
    defenderKey: '11c95609-3553-430d-b788-fd41cde8b2db',
    azurePolicy: 'c26596ff-4d70-4e6a-9a30-c2506bd2f80c',
    podSecurityStandards: 'baseline',
    cis: ['v1.8:5.2.9'],
    nsa: ['PS-enf'],
    kubescape: ['C-0046', 'C-0200'],
    trivy: ['KSV-0022', 'KSV-0106'],
  },
  inspect: (pod) =>
    pod.containers.flatMap(({ container, path, label }) =>
      addedCapabilities(container).flatMap((name, index) =>
        !baselineCapabilities.has(name)
          ? [
              proof(
                `${path}.securityContext.capabilities.add[${index}]`,
                name,
                `${label} adds ${name}, which the baseline does not allow`,
              ),
            ]
          : [],
      ),
    ),
  mend: (pod) => ({
    spec: containerPatches(pod.containers, ({ container }) =>
      keepAdded(container, (name) => baselineCapabilities.has(name)),
    ),
  }),
})
