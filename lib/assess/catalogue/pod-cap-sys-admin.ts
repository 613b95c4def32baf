import { plainCapability } from '@/lib/model/capabilities'
import { addedCapabilities, keepAdded } from '../capabilities'
import { containerPatches } from '../patch'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

const isSysAdmin = (name: string) => ['SYS_ADMIN', 'ALL'].includes(plainCapability(name))

export const podCapSysAdmin = podCheck({
  id: 'k8s-pod-cap-sys-admin',
  name: 'CAP_SYS_ADMIN should not be granted',
  description:
    'SYS_ADMIN lets a process mount file systems, enter namespaces and much more; with it a container is root on the node in all but name. ALL includes it.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Remove SYS_ADMIN and ALL from `capabilities.add`.',
    'Find out which call fails without it: many need a smaller capability, a device plug-in or a CSI driver instead.',
  ],
  mappings: {
    defender: 'Kubernetes clusters should not grant CAP_SYS_ADMIN security capabilities',
    azurePolicy: 'd2e7ea85-6b44-4317-a0be-1b951587f626',
    podSecurityStandards: 'baseline',
    cis: ['v1.8:5.2.9'],
    nsa: ['PS-enf'],
    kubescape: ['C-0046'],
    trivy: ['KSV-0005'],
  },
  inspect: (pod) =>
    pod.containers.flatMap(({ container, path, label }) =>
      addedCapabilities(container).flatMap((name, index) =>
        isSysAdmin(name)
          ? [
              proof(
                `${path}.securityContext.capabilities.add[${index}]`,
                name,
                `${label} adds ${name}, which is nearly root on the node`,
              ),
            ]
          : [],
      ),
    ),
  mend: (pod) => ({
    spec: containerPatches(pod.containers, ({ container }) => keepAdded(container, (name) => !isSysAdmin(name))),
  }),
})
