import type { Container } from '@/lib/model/kubernetes'
import { plainCapability } from '@/lib/model/capabilities'
import { addedCapabilities } from '../capabilities'
import { containerPatches } from '../patch'
import { perContainer, podCheck } from '../pod-check'
import { proof } from '../verdict'

// ALL holds SYS_ADMIN.
const isSysAdmin = (name: string) => ['SYS_ADMIN', 'ALL'].includes(plainCapability(name))

function forcedBy(container: Container): string | null {
  if (container.securityContext?.privileged === true) return 'is privileged'
  return addedCapabilities(container).some(isSysAdmin) ? 'adds SYS_ADMIN' : null
}

export const podAllowPrivilegeEscalation = podCheck({
  id: 'k8s-pod-allow-privilege-escalation',
  name: 'Containers should not allow privilege escalation',
  description:
    'Without `allowPrivilegeEscalation: false` a process may gain more rights than its parent, for instance through a setuid program in the image. The kernel switch no_new_privs stops that, and Kubernetes leaves it off unless told.',
  severity: 'medium',
  control: 'manage-access',
  remediation: [
    'Set `securityContext.allowPrivilegeEscalation: false` on every container, init containers too.',
    'A container that is privileged or adds SYS_ADMIN can always escalate: take that away first.',
  ],
  mappings: {
    defender: 'Container with privilege escalation should be avoided',
    defenderKey: '43dc2a2e-ce69-4d42-923e-ab7d136f2cfe',
    azurePolicy: '1c6e92c9-99f0-4e55-9cf2-0c234dc48f99',
    podSecurityStandards: 'restricted',
    cis: ['5.2.6'],
    nsa: ['PS-enf'],
    kubescape: ['C-0016', 'C-0197'],
    trivy: ['KSV-0001'],
  },
  linuxOnly: true,
  inspect: (pod) =>
    perContainer(pod, ({ container, path, label }) => {
      const set = container.securityContext?.allowPrivilegeEscalation
      const at = `${path}.securityContext.allowPrivilegeEscalation`
      if (set !== false)
        return proof(at, set ?? undefined, `${label} may gain privileges: the field is ${set ?? 'not set'}`)
      const cause = forcedBy(container)
      return cause ? proof(at, false, `${label} may gain privileges all the same, because it ${cause}`) : null
    }),
  mend: (pod) => ({
    spec: containerPatches(pod.containers, ({ container }) => {
      const cause = forcedBy(container)
      if (container.securityContext?.allowPrivilegeEscalation === false && !cause) return null
      const added = addedCapabilities(container)
      const kept = added.filter((name) => !isSysAdmin(name))
      return {
        securityContext: {
          allowPrivilegeEscalation: false,
          ...(container.securityContext?.privileged === true && { privileged: false }),
          ...(kept.length < added.length && { capabilities: { add: kept } }),
        },
      }
    }),
  }),
})
