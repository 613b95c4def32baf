import { containerPatches } from '../patch'
import { keyed } from '../pod'
import { perContainer, podCheck, type Pod } from '../pod-check'
import { proof } from '../verdict'

const runtimeDefault = { seccompProfile: { type: 'RuntimeDefault' } }

/** Before Kubernetes 1.19 profiles were set by annotation. */
const legacy = (pod: Pod) =>
  Object.entries(pod.annotations).flatMap(([key, value]) =>
    value === 'unconfined' &&
    (key === 'seccomp.security.alpha.kubernetes.io/pod' ||
      key.startsWith('container.seccomp.security.alpha.kubernetes.io/'))
      ? [key]
      : [],
  )

export const podSeccompUnconfined = podCheck({
  id: 'k8s-pod-seccomp-unconfined',
  name: 'Seccomp should not be disabled',
  description:
    'Unconfined switches the system-call filter off. The calls it would block are the ones that kernel exploits live on and ordinary programs do not use.',
  severity: 'medium',
  control: 'security-configurations',
  remediation: [
    'Set `seccompProfile.type` to RuntimeDefault, or to Localhost with a profile of your own.',
    'Remove the old annotations `seccomp.security.alpha.kubernetes.io/pod` and `container.seccomp.security.alpha.kubernetes.io/…`.',
  ],
  mappings: {
    azurePolicy: '975ce327-682c-4f2e-aa46-b9598289b86c',
    podSecurityStandards: 'baseline',
    cis: ['v1.8:5.7.2', 'v1.12:5.6.2'],
    nsa: ['PS-enf'],
    kubescape: ['C-0055'],
    trivy: ['KSV-0104'],
  },
  inspect: (pod) => [
    ...(pod.spec.securityContext?.seccompProfile?.type === 'Unconfined'
      ? [proof(`${pod.path}.securityContext.seccompProfile.type`, 'Unconfined', 'the pod switches seccomp off')]
      : []),
    ...perContainer(
      pod,
      ({ container, path, label }) =>
        container.securityContext?.seccompProfile?.type === 'Unconfined' &&
        proof(`${path}.securityContext.seccompProfile.type`, 'Unconfined', `${label} switches seccomp off`),
    ),
    ...legacy(pod).map((key) =>
      proof(keyed(pod.annotationsPath, key), 'unconfined', `annotation ${key} switches seccomp off`),
    ),
  ],
  mend: (pod) => ({
    spec: {
      ...(pod.spec.securityContext?.seccompProfile?.type === 'Unconfined' && { securityContext: runtimeDefault }),
      ...containerPatches(pod.containers, ({ container }) =>
        container.securityContext?.seccompProfile?.type === 'Unconfined' ? { securityContext: runtimeDefault } : null,
      ),
    },
    annotations: Object.fromEntries(legacy(pod).map((key) => [key, null])),
  }),
})
