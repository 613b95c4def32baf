import { containerCheck } from '../../docker-check'
import { proof } from '../../verdict'

export const ctDevices = containerCheck({
  id: 'docker-ct-devices',
  name: 'Devices of the host should not be handed to containers',
  description:
    'A device leads past the file system to the disk or the hardware itself. A container that has it can read and change what it should never see.',
  severity: 'medium',
  control: 'manage-access',
  remediation: [
    'Remove `--device` and `--device-cgroup-rule`.',
    'Where a device is needed, give it with as few rights as will do: `--device=/dev/x:/dev/x:r`.',
  ],
  level: 1,
  mappings: { cisDocker: ['5.18'] },
  inspect: ({ container: { HostConfig } }) => [
    ...(HostConfig.Devices ?? []).map(({ PathOnHost }, index) =>
      proof(`HostConfig.Devices[${index}].PathOnHost`, PathOnHost ?? '', 'the container has this device of the host'),
    ),
    ...(HostConfig.DeviceCgroupRules ?? []).map((rule, index) =>
      proof(`HostConfig.DeviceCgroupRules[${index}]`, rule, 'the container may open devices by this rule'),
    ),
  ],
})
