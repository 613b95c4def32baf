import { dangerousCapabilities, plainCapability } from '@/lib/model/capabilities'
import { addedCapabilities, keepAdded } from '../capabilities'
import { containerPatches } from '../patch'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

export const podDangerousCapabilities = podCheck({
  id: 'k8s-pod-dangerous-capabilities',
  name: 'Dangerous capabilities should not be added',
  description:
    'The added capability reaches past the container: into other processes, kernel modules, raw memory, the network of the node or any file of it. One of them is enough to break out.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Remove the capability from `capabilities.add`.',
    'Move work that needs it into one small, separate workload under tight control.',
  ],
  mappings: {
    defender: 'Least privileged Linux capabilities should be enforced for containers',
    defenderKey: '11c95609-3553-430d-b788-fd41cde8b2db',
    azurePolicy: 'a27c700f-8a22-44ec-961c-41625264370b',
    podSecurityStandards: 'baseline',
    cis: ['v1.8:5.2.9'],
    nsa: ['PS-enf'],
    kubescape: ['C-0046'],
    trivy: ['KSV-0120', 'KSV-0119'],
  },
  inspect: (pod) =>
    pod.containers.flatMap(({ container, path, label }) =>
      addedCapabilities(container).flatMap((name, index) =>
        dangerousCapabilities.has(plainCapability(name))
          ? [
              proof(
                `${path}.securityContext.capabilities.add[${index}]`,
                name,
                `${label} adds ${name}, which leads out of the container`,
              ),
            ]
          : [],
      ),
    ),
  mend: (pod) => ({
    spec: containerPatches(pod.containers, ({ container }) =>
      keepAdded(container, (name) => !dangerousCapabilities.has(plainCapability(name))),
    ),
  }),
})
