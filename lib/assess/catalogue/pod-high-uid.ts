import type { Container } from '@/lib/model/kubernetes'
import { containerPatches, type Fields } from '../patch'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

const highest = 10_000
const fields = ['runAsUser', 'runAsGroup'] as const

function mended(context: Container['securityContext']): Fields | null {
  const low = fields.filter((field) => {
    const value = context?.[field]
    return typeof value === 'number' && value <= highest
  })
  return low.length > 0 ? Object.fromEntries(low.map((field) => [field, highest + 1])) : null
}

export const podHighUid = podCheck({
  id: 'k8s-pod-high-uid',
  name: 'Containers should run with a high UID/GID',
  description:
    'Users and groups up to 10000 also exist on nodes. If a process gets out of its container, it meets the files of the node’s user with the same number.',
  severity: 'informational',
  control: 'best-practices',
  remediation: [
    'Choose a `runAsUser` and a `runAsGroup` above 10000.',
    'Give existing volumes to the new user, for instance through `fsGroup`.',
  ],
  mappings: { nsa: ['PS-root'], trivy: ['KSV-0020', 'KSV-0021'] },
  inspect: (pod) =>
    pod.containers.flatMap(({ container, path, label }) =>
      fields.flatMap((field) => {
        const own = container.securityContext?.[field]
        const value = own ?? pod.spec.securityContext?.[field]
        if (typeof value !== 'number' || value > highest) return []
        const at = typeof own === 'number' ? path : pod.path
        return [proof(`${at}.securityContext.${field}`, value, `${label} has ${field} ${value}, which nodes use too`)]
      }),
    ),
  mend: (pod) => {
    const whole = mended(pod.spec.securityContext)
    return {
      spec: {
        ...(whole && { securityContext: whole }),
        ...containerPatches(pod.containers, ({ container }) => {
          const own = mended(container.securityContext)
          return own && { securityContext: own }
        }),
      },
    }
  },
})
