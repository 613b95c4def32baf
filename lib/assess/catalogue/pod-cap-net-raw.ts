import { plainCapability } from '@/lib/model/capabilities'
import { addedCapabilities, droppedCapabilities } from '../capabilities'
import { containerPatches } from '../patch'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

const removes = (name: string) => name === 'NET_RAW' || name === 'ALL'
const grants = (name: string) => removes(plainCapability(name))

export const podCapNetRaw = podCheck({
  id: 'k8s-pod-cap-net-raw',
  name: 'NET_RAW capability should be dropped',
  description:
    'NET_RAW allows raw sockets, with which a container can forge packets and poison the address tables of its neighbours. Most runtimes grant it by default, so it has to be dropped.',
  severity: 'medium',
  control: 'manage-access',
  remediation: [
    'Drop ALL, or at least NET_RAW, in `capabilities.drop` of every container.',
    'Take NET_RAW and ALL out of `capabilities.add`.',
  ],
  mappings: {
    defender: 'Least privileged Linux capabilities should be enforced for containers',
    defenderKey: '11c95609-3553-430d-b788-fd41cde8b2db',
    azurePolicy: 'c26596ff-4d70-4e6a-9a30-c2506bd2f80c',
    podSecurityStandards: 'baseline',
    cis: ['5.2.8'],
    nsa: ['PS-enf'],
    kubescape: ['C-0046', 'C-0199'],
    trivy: ['KSV-0119'],
  },
  linuxOnly: true,
  inspect: (pod) =>
    pod.containers.flatMap(({ container, path, label }) => {
      const at = `${path}.securityContext.capabilities`
      const drop = container.securityContext?.capabilities?.drop
      const added = addedCapabilities(container).flatMap((name, index) =>
        grants(name) ? [proof(`${at}.add[${index}]`, name, `${label} adds ${name}`)] : [],
      )
      return drop?.some(removes)
        ? added
        : [...added, proof(`${at}.drop`, drop ?? undefined, `${label} keeps NET_RAW, which runtimes grant by default`)]
    }),
  mend: (pod) => ({
    spec: containerPatches(pod.containers, ({ container }) => {
      const added = addedCapabilities(container)
      const dropped = droppedCapabilities(container)
      const keeps = !dropped.some(removes)
      if (!keeps && !added.some(grants)) return null
      return {
        securityContext: {
          capabilities: {
            ...(added.some(grants) && { add: added.filter((name) => !grants(name)) }),
            ...(keeps && { drop: [...dropped, 'NET_RAW'] }),
          },
        },
      }
    }),
  }),
})
