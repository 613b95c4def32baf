import { containerCheck, unread, pointless, when } from '../../docker-check'
import { proof } from '../../verdict'

export const ctSelinux = containerCheck({
  id: 'docker-ct-selinux',
  name: 'SELinux should separate containers from the host',
  description:
    'On hosts with SELinux each container gets a label of its own, which keeps it from the files of the host and of other containers. Switching labels off takes that away.',
  severity: 'medium',
  control: 'security-configurations',
  remediation: [
    'Remove `--security-opt label=disable`.',
    'Start the daemon with `"selinux-enabled": true` on hosts that run SELinux.',
  ],
  level: 2,
  mappings: { cisDocker: ['5.3'] },
  inspect: ({ container, engine }) => {
    const options = engine.SecurityOptions ?? unread('the engine did not say what it supports')
    if (!options.some((one) => one.includes('name=selinux'))) return pointless('the engine does not use SELinux')
    const off = (container.HostConfig.SecurityOpt ?? []).find((one) => /^label[=:]disable$/.test(one))
    if (off !== undefined) return [proof('HostConfig.SecurityOpt', off, 'SELinux does not separate the container')]
    return when(
      (container.ProcessLabel ?? '') === '',
      'ProcessLabel',
      '',
      'the processes of the container have no SELinux label',
    )
  },
})
