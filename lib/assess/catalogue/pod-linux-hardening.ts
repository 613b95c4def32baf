import { droppedCapabilities } from '../capabilities'
import { containerPatches } from '../patch'
import type { ContainerRef } from '../pod'
import { perContainer, podCheck, type Pod } from '../pod-check'
import { proof } from '../verdict'

const fields = ['seccompProfile', 'appArmorProfile'] as const
const runtimeDefault = { seccompProfile: { type: 'RuntimeDefault' } }

/** The old annotations of AppArmor and seccomp name the container, or the whole pod. */
function hasAnnotation(pod: Pod, name: string): boolean {
  const keys = [
    `container.apparmor.security.beta.kubernetes.io/${name}`,
    `container.seccomp.security.alpha.kubernetes.io/${name}`,
    'seccomp.security.alpha.kubernetes.io/pod',
  ]
  return keys.some(
    (key) => Object.hasOwn(pod.annotations, key) && !['', 'unconfined'].includes(pod.annotations[key] ?? ''),
  )
}

/** Unconfined is the absence of a profile, spelled out. */
function isHardened(pod: Pod, { container }: ContainerRef): boolean {
  const own = container.securityContext
  const whole = pod.spec.securityContext
  const profiles = fields.map((field) => own?.[field]?.type ?? whole?.[field]?.type)
  return (
    profiles.some((type) => type && type !== 'Unconfined') ||
    Boolean(own?.seLinuxOptions ?? whole?.seLinuxOptions) ||
    droppedCapabilities(container).length > 0 ||
    hasAnnotation(pod, container.name)
  )
}

export const podLinuxHardening = podCheck({
  id: 'k8s-pod-linux-hardening',
  name: 'Pods should use at least one Linux hardening mechanism',
  description:
    'Seccomp, AppArmor, SELinux and dropped capabilities each take away part of what a program could do to the kernel of its node. These containers ask for none of them.',
  severity: 'low',
  control: 'security-configurations',
  remediation: [
    'Set `seccompProfile: {type: RuntimeDefault}` on the pod: it is the one that breaks least.',
    'Drop all capabilities of every container and add back what it needs.',
  ],
  mappings: {
    cis: ['v1.8:5.7.3', 'v1.12:5.6.3'],
    nsa: ['PS-enf'],
    kubescape: ['C-0055', 'C-0211'],
    trivy: ['KSV-0118'],
  },
  linuxOnly: true,
  inspect: (pod) =>
    perContainer(
      pod,
      (ref) =>
        !isHardened(pod, ref) &&
        proof(
          `${ref.path}.securityContext`,
          undefined,
          `${ref.label} has no seccomp or AppArmor profile, no SELinux options and drops no capability`,
        ),
    ),
  mend: (pod) => ({
    spec: {
      securityContext: runtimeDefault,
      ...containerPatches(pod.containers, (ref) =>
        !isHardened(pod, ref) && ref.container.securityContext?.seccompProfile?.type
          ? { securityContext: runtimeDefault }
          : null,
      ),
    },
  }),
})
