import { plainCapability, dangerousCapabilities } from '@/lib/model/capabilities'
import { containerCheck } from '../../docker-check'
import { stringsParameter } from '../../parameter'
import { proof } from '../../verdict'

const allowed = stringsParameter({
  name: 'allowedCapabilities',
  description: 'Capabilities that a container may add.',
  default: [],
})

export const ctCapabilities = containerCheck({
  id: 'docker-ct-capabilities',
  name: 'Containers should not add kernel capabilities',
  description:
    'Each added capability hands the container a piece of root. SYS_ADMIN, SYS_PTRACE, SYS_MODULE, NET_ADMIN and ALL are as good as leaving the container.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Start the container with `--cap-drop=all` and add back only what it proves to need.',
    'Capabilities that all your containers may add can be allowed in the parameter of this recommendation.',
  ],
  level: 1,
  mappings: { cisDocker: ['5.4'] },
  parameters: [allowed],
  inspect: ({ container: { HostConfig } }, { parameters }) => {
    const permitted = new Set(allowed.of(parameters).map(plainCapability))
    return (HostConfig.CapAdd ?? [])
      .filter((name) => !permitted.has(plainCapability(name)))
      .map((name) => {
        const why = dangerousCapabilities.has(plainCapability(name))
          ? 'which leads out of the container'
          : 'which is not on the list of allowed ones'
        return proof('HostConfig.CapAdd', name, `the container adds ${plainCapability(name)}, ${why}`)
      })
  },
})
