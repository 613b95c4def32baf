import { containerPatches } from '../patch'
import { perContainer, podCheck } from '../pod-check'
import { proof } from '../verdict'

export const podRunAsUserZero = podCheck({
  id: 'k8s-pod-run-as-user-zero',
  name: 'Container should not set runAsUser 0',
  description:
    'The pod asks for user 0, which is root. A zero on the pod counts even where all containers override it, because the next container that is added will not.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Replace `runAsUser: 0` by a user above 10000 that owns the files the program writes.',
    'Use `fsGroup` to give that user access to volumes.',
  ],
  mappings: {
    defender: 'Running containers as root user should be avoided',
    defenderKey: '9b795646-9130-41a4-90b7-df9eae2437c8',
    azurePolicy: 'f06ddb64-5fa3-4b77-b166-acb36f7f6042',
    podSecurityStandards: 'restricted',
    cis: ['5.2.7'],
    nsa: ['PS-root'],
    kubescape: ['C-0013'],
    trivy: ['KSV-0105'],
  },
  exemptsUserNamespaces: true,
  inspect: (pod) => [
    ...(pod.spec.securityContext?.runAsUser === 0
      ? [proof(`${pod.path}.securityContext.runAsUser`, 0, 'the pod asks to run as root (user 0)')]
      : []),
    ...perContainer(
      pod,
      ({ container, path, label }) =>
        container.securityContext?.runAsUser === 0 &&
        proof(`${path}.securityContext.runAsUser`, 0, `${label} asks to run as root (user 0)`),
    ),
  ],
  mend: (pod) => ({
    spec: {
      ...(pod.spec.securityContext?.runAsUser === 0 && { securityContext: { runAsUser: 10001 } }),
      ...containerPatches(pod.containers, ({ container }) =>
        container.securityContext?.runAsUser === 0 ? { securityContext: { runAsUser: 10001 } } : null,
      ),
    },
  }),
})
