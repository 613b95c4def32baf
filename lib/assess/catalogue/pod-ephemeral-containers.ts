import { podCheck } from '../pod-check'
import { proof } from '../verdict'

const day = 86_400_000

export const podEphemeralContainers = podCheck({
  id: 'k8s-pod-ephemeral-containers',
  name: 'Debug containers should be removed',
  description:
    'A debug container brings a shell and tools into a running pod, beside its secrets, and keeps running after the person has gone. Kubernetes cannot take it out again: only a new pod is without it.',
  severity: 'low',
  control: 'best-practices',
  remediation: [
    'Delete the pod when the look inside is done, and let it be created anew.',
    'Limit who may change `pods/ephemeralcontainers`.',
  ],
  mappings: {},
  inspect: (pod, { now }) => {
    if (pod.object.kind !== 'Pod') return { unknown: 'only pods have debug containers' }
    // Somebody may still be looking into a young pod; one of unknown age counts as old.
    const born = Date.parse(pod.object.metadata.creationTimestamp ?? '')
    if (now && now.getTime() - born < day) return []
    return (pod.spec.ephemeralContainers ?? []).map(({ name, image }, index) =>
      proof(
        `${pod.path}.ephemeralContainers[${index}]`,
        image ?? undefined,
        `debug container "${name}" was put into the pod and stays until the pod is gone`,
      ),
    )
  },
})
