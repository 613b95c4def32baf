import type { Container, PodSpec } from '@/lib/model/kubernetes'
import { containerPatches, type Fields } from '../patch'
import { perContainer, podCheck } from '../pod-check'
import { proof } from '../verdict'

function groupFault(container: Container, pod: PodSpec['securityContext']): { value?: 0; message: string } | null {
  const group = container.securityContext?.runAsGroup ?? pod?.runAsGroup
  const user = container.securityContext?.runAsUser ?? pod?.runAsUser
  if (group === 0) return { value: 0, message: 'runs in the root group' }
  if (typeof group === 'number' || typeof user !== 'number') return null
  return { message: `runs as user ${user} without a group, which means the root group` }
}

export const podRootGroup = podCheck({
  id: 'k8s-pod-root-group',
  name: 'Containers should not use the root group',
  description:
    'Group 0 owns many files of an image and, through hostPath, of the node. A container with a user but no group runs in group 0 without anybody having said so.',
  severity: 'low',
  control: 'manage-access',
  remediation: ['Set `runAsGroup` and `fsGroup` to a group above 0.', 'Take 0 out of `supplementalGroups`.'],
  mappings: {
    defender: 'Running containers as root user should be avoided',
    defenderKey: '9b795646-9130-41a4-90b7-df9eae2437c8',
    azurePolicy: 'f06ddb64-5fa3-4b77-b166-acb36f7f6042',
    nsa: ['PS-root'],
    kubescape: ['C-0013'],
    trivy: ['KSV-0116'],
  },
  inspect: (pod) => {
    const whole = pod.spec.securityContext
    const at = `${pod.path}.securityContext`
    return [
      ...(whole?.fsGroup === 0 ? [proof(`${at}.fsGroup`, 0, 'volumes belong to the root group')] : []),
      ...(whole?.supplementalGroups ?? []).flatMap((group, index) =>
        group === 0 ? [proof(`${at}.supplementalGroups[${index}]`, 0, 'the pod joins the root group')] : [],
      ),
      ...perContainer(pod, ({ container, path, label }) => {
        const fault = groupFault(container, whole)
        return fault && proof(`${path}.securityContext.runAsGroup`, fault.value, `${label} ${fault.message}`)
      }),
    ]
  },
  mend: (pod) => {
    const whole = pod.spec.securityContext
    const groups = whole?.supplementalGroups ?? []
    const context: Fields = {
      ...(pod.containers.some(({ container }) => groupFault(container, whole)) &&
        !whole?.runAsGroup && { runAsGroup: 10001 }),
      ...(whole?.fsGroup === 0 && { fsGroup: 10001 }),
      ...(groups.includes(0) && { supplementalGroups: groups.filter((group) => group !== 0) }),
    }
    return {
      spec: {
        ...(Object.keys(context).length > 0 && { securityContext: context }),
        ...containerPatches(pod.containers, ({ container }) =>
          container.securityContext?.runAsGroup === 0 ? { securityContext: { runAsGroup: 10001 } } : null,
        ),
      },
    }
  },
})
