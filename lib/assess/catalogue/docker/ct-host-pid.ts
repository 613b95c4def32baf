import { containerCheck, when } from '../../docker-check'

export const ctHostPid = containerCheck({
  id: 'docker-ct-host-pid',
  name: 'Processes of the host should not be shared',
  description:
    'A container in the process namespace of the host sees every process there, its environment and its memory, and can signal or trace it.',
  severity: 'high',
  control: 'manage-access',
  remediation: ['Remove `--pid host`.'],
  level: 1,
  mappings: { cisDocker: ['5.16'] },
  inspect: ({ container: { HostConfig } }) =>
    when(HostConfig.PidMode === 'host', 'HostConfig.PidMode', 'host', 'the container shares the processes of the host'),
})
