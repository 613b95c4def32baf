import { containerCheck, when } from '../../docker-check'

export const ctHostUts = containerCheck({
  id: 'docker-ct-host-uts',
  name: 'The host name should not be shared',
  description:
    'In the UTS namespace of the host a container can change the name of the host, by which logs and other machines know it.',
  severity: 'low',
  control: 'manage-access',
  remediation: ['Remove `--uts host`.'],
  level: 1,
  mappings: { cisDocker: ['5.21'] },
  inspect: ({ container: { HostConfig } }) =>
    when(HostConfig.UTSMode === 'host', 'HostConfig.UTSMode', 'host', 'the container can rename the host'),
})
