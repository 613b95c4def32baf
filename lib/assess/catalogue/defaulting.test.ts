import { describe, expect, it } from 'vitest'
import type { ObjectCheck } from '../check'
import { judge } from '../testing/judge'
import { workload } from '../testing/workload'
import { checkById } from '.'

/**
 * What a field means that is not set, on the pod and on the container. A container's value wins where both may set it.
 * Source: Kubernetes API reference v1, PodSecurityContext and SecurityContext.
 */
const rows: readonly [check: string, pod: object, container: object, verdict: 'passes' | 'fails'][] = [
  // Only containers have these; absent means allowed, writable, the runtime's own set.
  ['k8s-pod-privileged', {}, {}, 'passes'],
  ['k8s-pod-allow-privilege-escalation', {}, {}, 'fails'],
  ['k8s-pod-readonly-rootfs', {}, {}, 'fails'],
  ['k8s-pod-drop-all-capabilities', {}, {}, 'fails'],
  ['k8s-pod-cap-net-raw', {}, {}, 'fails'],
  ['k8s-pod-added-capabilities', {}, {}, 'passes'],
  ['k8s-pod-proc-mount', {}, {}, 'passes'],
  // Both may set these; the container's word wins, field by field.
  ['k8s-pod-run-as-non-root', {}, {}, 'fails'],
  ['k8s-pod-run-as-non-root', { runAsNonRoot: true }, {}, 'passes'],
  ['k8s-pod-run-as-non-root', { runAsNonRoot: true }, { runAsNonRoot: false }, 'fails'],
  ['k8s-pod-run-as-non-root', {}, { runAsNonRoot: true }, 'passes'],
  ['k8s-pod-run-as-non-root', { runAsNonRoot: true }, { runAsNonRoot: null }, 'passes'],
  ['k8s-pod-seccomp-default', {}, {}, 'fails'],
  ['k8s-pod-seccomp-default', { seccompProfile: { type: 'RuntimeDefault' } }, {}, 'passes'],
  [
    'k8s-pod-seccomp-default',
    { seccompProfile: { type: 'RuntimeDefault' } },
    { seccompProfile: { type: 'x' } },
    'fails',
  ],
  ['k8s-pod-seccomp-unconfined', {}, {}, 'passes'],
  ['k8s-pod-apparmor', {}, {}, 'passes'],
  ['k8s-pod-selinux', {}, {}, 'passes'],
  ['k8s-pod-selinux', { seLinuxOptions: { type: 'spc_t' } }, { seLinuxOptions: { type: 'container_t' } }, 'fails'],
  ['k8s-pod-linux-hardening', {}, {}, 'fails'],
  ['k8s-pod-linux-hardening', { appArmorProfile: { type: 'RuntimeDefault' } }, {}, 'passes'],
  [
    'k8s-pod-linux-hardening',
    { appArmorProfile: { type: 'Localhost' } },
    { appArmorProfile: { type: 'Unconfined' } },
    'fails',
  ],
  // A pod-level zero is a fault although every container overrides it: new containers inherit it.
  ['k8s-pod-run-as-user-zero', { runAsUser: 0 }, { runAsUser: 1000 }, 'fails'],
  ['k8s-pod-high-uid', {}, {}, 'passes'],
  ['k8s-pod-high-uid', { runAsUser: 1000 }, { runAsUser: 20000 }, 'passes'],
  ['k8s-pod-high-uid', { runAsUser: 20000 }, { runAsUser: 1000 }, 'fails'],
  // Only pods have these; absent means off.
  ['k8s-pod-sysctls', {}, {}, 'passes'],
  ['k8s-pod-sysctls', { sysctls: null }, {}, 'passes'],
]

const find = (id: string): ObjectCheck => {
  const check = checkById(id)
  if (check?.subject !== 'object') throw new Error(`no check ${id}`)
  return check
}

describe('a field that is not set', () => {
  it.each(rows)('%s with %j on the pod and %j on the container', (id, pod, container, verdict) => {
    const object = workload('Deployment', {
      securityContext: pod,
      containers: [{ name: 'web', securityContext: container }],
    })
    expect(Array.isArray(judge(find(id), object)) ? 'fails' : 'passes').toBe(verdict)
  })

  it.each(['hostPID', 'hostIPC', 'hostNetwork', 'shareProcessNamespace'])('%s is off when absent or null', (field) => {
    const id = `k8s-pod-${field
      .replace(/PID$/, '-pid')
      .replace(/IPC$/, '-ipc')
      .replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    for (const value of [undefined, null, false]) {
      expect(judge(find(id), workload('Pod', { [field]: value, containers: [{ name: 'web' }] }))).toBe('healthy')
    }
    expect(judge(find(id), workload('Pod', { [field]: true, containers: [{ name: 'web' }] }))).toHaveLength(1)
  })

  it('says the same of every kind of workload', () => {
    for (const [id, pod, container] of rows) {
      const spec = { securityContext: pod, containers: [{ name: 'web', securityContext: container }] }
      const verdicts = (['Pod', 'Deployment', 'DaemonSet', 'Job', 'CronJob'] as const).map((kind) =>
        Array.isArray(judge(find(id), workload(kind, spec))),
      )
      expect(new Set(verdicts).size).toBe(1)
    }
  })
})
