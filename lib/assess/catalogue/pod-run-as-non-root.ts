import type { Container } from '@/lib/model/kubernetes'
import { containerPatches, type Fields } from '../patch'
import { perContainer, podCheck } from '../pod-check'
import { proof } from '../verdict'

// A kubelet that is told both "not root" and "user 0" starts nothing, so the user changes too.
function mended(context: Container['securityContext']): Fields {
  return {
    ...(context?.runAsNonRoot === false && { runAsNonRoot: true }),
    ...(context?.runAsUser === 0 && { runAsUser: 10001 }),
  }
}

export const podRunAsNonRoot = podCheck({
  id: 'k8s-pod-run-as-non-root',
  name: 'Running containers as root should be avoided',
  description:
    'Nothing stops these containers from running as root. Root in a container is root of the node’s kernel: one flaw in the kernel or the runtime is then enough to leave the container.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Set `securityContext.runAsNonRoot: true` on the pod, and remove `false` from its containers.',
    'Set a `runAsUser` above 0, or a numeric USER in the image: the kubelet cannot tell whether a user name is root.',
  ],
  mappings: {
    defender: 'Running containers as root user should be avoided',
    defenderKey: '9b795646-9130-41a4-90b7-df9eae2437c8',
    azurePolicy: 'f06ddb64-5fa3-4b77-b166-acb36f7f6042',
    podSecurityStandards: 'restricted',
    cis: ['5.2.7'],
    nsa: ['PS-root'],
    kubescape: ['C-0013', 'C-0198'],
    trivy: ['KSV-0012'],
  },
  exemptsUserNamespaces: true,
  inspect: (pod) => {
    const whole = pod.spec.securityContext
    const refused =
      whole?.runAsNonRoot === false
        ? [proof(`${pod.path}.securityContext.runAsNonRoot`, false, 'the pod explicitly allows root')]
        : []
    const containers = perContainer(pod, ({ container, path, label }) => {
      const own = container.securityContext?.runAsNonRoot
      if ((own ?? whole?.runAsNonRoot) === true) return null
      const user = container.securityContext?.runAsUser ?? whole?.runAsUser
      const hint = user ? `; it runs as user ${user}, but nothing enforces that` : ''
      return proof(`${path}.securityContext.runAsNonRoot`, own ?? undefined, `${label} may run as root${hint}`)
    })
    return [...refused, ...containers]
  },
  mend: (pod) => ({
    spec: {
      ...containerPatches(pod.containers, ({ container }) => {
        const fields = mended(container.securityContext)
        return Object.keys(fields).length > 0 ? { securityContext: fields } : null
      }),
      securityContext: { runAsNonRoot: true, ...mended(pod.spec.securityContext) },
    },
  }),
})
