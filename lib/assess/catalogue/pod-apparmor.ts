import { containerPatches } from '../patch'
import { keyed } from '../pod'
import { perContainer, podCheck, type Pod } from '../pod-check'
import { proof } from '../verdict'

const prefix = 'container.apparmor.security.beta.kubernetes.io/'
const runtimeDefault = { appArmorProfile: { type: 'RuntimeDefault' } }

/** Annotations from before Kubernetes 1.30 whose profile is not allowed. */
const refused = (pod: Pod) =>
  Object.entries(pod.annotations).filter(
    ([key, value]) =>
      key.startsWith(prefix) && value !== '' && value !== 'runtime/default' && !value.startsWith('localhost/'),
  )

export const podApparmor = podCheck({
  id: 'k8s-pod-apparmor',
  name: 'Containers should only use allowed AppArmor profiles',
  description:
    'AppArmor confines what files and kernel features a program may touch. This pod turns the profile off, or asks for one that the standard does not know.',
  severity: 'medium',
  control: 'security-configurations',
  remediation: [
    'Remove the override: the runtime’s profile then applies where the node has AppArmor.',
    'Or set `appArmorProfile.type` to RuntimeDefault, or to Localhost with a profile loaded on the nodes.',
    'Replace the old annotation by the field.',
  ],
  mappings: {
    defender: 'Containers should only use allowed AppArmor profiles',
    defenderKey: '86f91051-9d6a-47c3-a07f-bd14cb214b45',
    azurePolicy: '511f5417-5d12-434d-ab2e-816901e72a5e',
    podSecurityStandards: 'baseline',
    nsa: ['PS-enf'],
    kubescape: ['C-0055'],
    trivy: ['KSV-0002'],
  },
  inspect: (pod) => [
    ...(pod.spec.securityContext?.appArmorProfile?.type === 'Unconfined'
      ? [proof(`${pod.path}.securityContext.appArmorProfile.type`, 'Unconfined', 'the pod switches AppArmor off')]
      : []),
    ...perContainer(
      pod,
      ({ container, path, label }) =>
        container.securityContext?.appArmorProfile?.type === 'Unconfined' &&
        proof(`${path}.securityContext.appArmorProfile.type`, 'Unconfined', `${label} switches AppArmor off`),
    ),
    ...refused(pod).map(([key, value]) =>
      proof(
        keyed(pod.annotationsPath, key),
        value,
        `container "${key.slice(prefix.length)}" asks for AppArmor profile ${value}`,
      ),
    ),
  ],
  mend: (pod) => ({
    spec: {
      ...(pod.spec.securityContext?.appArmorProfile?.type === 'Unconfined' && { securityContext: runtimeDefault }),
      ...containerPatches(pod.containers, ({ container }) =>
        container.securityContext?.appArmorProfile?.type === 'Unconfined' ? { securityContext: runtimeDefault } : null,
      ),
    },
    annotations: Object.fromEntries(refused(pod).map(([key]) => [key, 'runtime/default'])),
  }),
})
