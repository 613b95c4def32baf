import type { Evidence } from '@/lib/model/assessment'
import type { Container } from '@/lib/model/kubernetes'
import { containerPatches, type Fields } from '../patch'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

/** Types that confine a container; `container_engine_t` from Kubernetes 1.31 on. Source: Pod Security Standards. */
const allowedTypes = ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t']

type Options = NonNullable<Container['securityContext']>['seLinuxOptions']

const refused = (options: Options) =>
  (['type', 'user', 'role'] as const).filter((field) => {
    const value = options?.[field] ?? ''
    return field === 'type' ? !allowedTypes.includes(value) : value !== ''
  })

const faults = (options: Options, path: string, label: string): Evidence[] =>
  refused(options).map((field) =>
    proof(
      `${path}.securityContext.seLinuxOptions.${field}`,
      options?.[field] ?? undefined,
      `${label} sets its own SELinux ${field}`,
    ),
  )

function mended(options: Options): Fields | null {
  const fields = refused(options)
  if (fields.length === 0) return null
  return { securityContext: { seLinuxOptions: Object.fromEntries(fields.map((field) => [field, null])) } }
}

export const podSelinux = podCheck({
  id: 'k8s-pod-selinux',
  name: 'SELinux options should not be customised',
  description:
    'SELinux keeps a container away from files and processes of its node by its type. A type such as spc_t, or a user or role of one’s own, switches that confinement off on every node that enforces SELinux.',
  severity: 'medium',
  control: 'security-configurations',
  remediation: [
    'Remove `type`, `user` and `role` from `seLinuxOptions`; the runtime then assigns the confined type.',
    'Share a volume between pods by giving them the same `level`, which remains allowed.',
  ],
  mappings: {
    azurePolicy: 'e1e6c427-07d9-46ab-9689-bfa85431e636',
    podSecurityStandards: 'baseline',
    nsa: ['PS-enf'],
    kubescape: ['C-0055'],
    trivy: ['KSV-0025'],
  },
  inspect: (pod) => [
    ...faults(pod.spec.securityContext?.seLinuxOptions, pod.path, 'the pod'),
    ...pod.containers.flatMap(({ container, path, label }) =>
      faults(container.securityContext?.seLinuxOptions, path, label),
    ),
  ],
  mend: (pod) => ({
    spec: {
      ...mended(pod.spec.securityContext?.seLinuxOptions),
      ...containerPatches(pod.containers, ({ container }) => mended(container.securityContext?.seLinuxOptions)),
    },
  }),
})
