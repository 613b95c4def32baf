import { droppedCapabilities } from '../capabilities'
import { containerPatches } from '../patch'
import { perContainer, podCheck } from '../pod-check'
import { proof } from '../verdict'

export const podDropAllCapabilities = podCheck({
  id: 'k8s-pod-drop-all-capabilities',
  name: 'Containers should drop all capabilities',
  description:
    'Every runtime starts containers with a dozen capabilities that most programs never use, such as making device nodes or forging packets. Dropping all of them leaves an attacker nothing to build on.',
  severity: 'medium',
  control: 'manage-access',
  remediation: [
    'Set `securityContext.capabilities.drop: [ALL]`, in capital letters, on every container.',
    'Start the program and add back the few it asks for; NET_BIND_SERVICE covers ports below 1024.',
  ],
  mappings: {
    defender: 'Least privileged Linux capabilities should be enforced for containers',
    defenderKey: '11c95609-3553-430d-b788-fd41cde8b2db',
    azurePolicy: 'c26596ff-4d70-4e6a-9a30-c2506bd2f80c',
    podSecurityStandards: 'restricted',
    cis: ['v1.8:5.2.10', 'v1.12:5.2.9'],
    nsa: ['PS-enf'],
    kubescape: ['C-0046', 'C-0201', 'C-0055'],
    trivy: ['KSV-0003', 'KSV-0106', 'KSV-0004'],
  },
  linuxOnly: true,
  inspect: (pod) =>
    perContainer(pod, ({ container, path, label }) => {
      const drop = container.securityContext?.capabilities?.drop
      return (
        !drop?.includes('ALL') &&
        proof(`${path}.securityContext.capabilities.drop`, drop ?? undefined, `${label} does not drop ALL capabilities`)
      )
    }),
  mend: (pod) => ({
    spec: containerPatches(pod.containers, ({ container }) =>
      droppedCapabilities(container).includes('ALL') ? null : { securityContext: { capabilities: { drop: ['ALL'] } } },
    ),
  }),
})
