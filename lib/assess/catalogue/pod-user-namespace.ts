import { podCheck, type Pod } from '../pod-check'
import { proof } from '../verdict'
import { podAddedCapabilities } from './pod-added-capabilities'
import { podRunAsNonRoot } from './pod-run-as-non-root'

/** Checks that find root in the pod. */
const rootful = [podRunAsNonRoot, podAddedCapabilities]

const sharesWithNode = ({ spec }: Pod) => Boolean(spec.hostNetwork || spec.hostPID || spec.hostIPC)

export const podUserNamespace = podCheck({
  id: 'k8s-pod-user-namespace',
  name: 'User namespaces should be used for pods that need root',
  description:
    'With a user namespace, root in the pod is an unprivileged user on the node: what breaks out arrives with nothing. Pods that cannot do without root or added capabilities gain most from it.',
  severity: 'informational',
  control: 'best-practices',
  preview: true,
  remediation: [
    'Set `hostUsers: false` on the pod; it needs Kubernetes 1.33 or later, Linux 6.3 and containerd 2 or CRI-O.',
    'Better still, let the program run as an ordinary user: then nothing has to be set.',
  ],
  mappings: { nsa: ['PS-root'] },
  linuxOnly: true,
  inspect: (pod, related, parameters) => {
    const { hostUsers } = pod.spec
    if (hostUsers === false) return []
    if (sharesWithNode(pod)) {
      return { unknown: 'a pod in a namespace of its node cannot have a user namespace of its own' }
    }
    const found = rootful.filter((check) => check.evaluate(pod.object, related, parameters).status === 'unhealthy')
    const reasons = found.map(({ id }) => (id === podRunAsNonRoot.id ? 'may run as root' : 'adds capabilities'))
    return reasons.length > 0
      ? [
          proof(
            `${pod.path}.hostUsers`,
            hostUsers ?? undefined,
            `the pod ${reasons.join(' and ')} among the users of its node`,
          ),
        ]
      : []
  },
  mend: (pod) => ({
    spec: { ...(!sharesWithNode(pod) && { hostUsers: false }) },
    note: 'Volumes must be of a kind that supports id-mapped mounts.',
  }),
})
