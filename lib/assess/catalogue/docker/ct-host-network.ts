import { containerCheck, when } from '../../docker-check'

export const ctHostNetwork = containerCheck({
  id: 'docker-ct-host-network',
  name: 'The network of the host should not be shared',
  description:
    'With the network of the host a container can listen on any of its ports, reach services that trust localhost, and watch traffic.',
  severity: 'medium',
  control: 'network-access',
  remediation: ['Remove `--network host` and publish the ports that are needed.'],
  level: 1,
  mappings: { cisDocker: ['5.10'] },
  inspect: ({ container: { HostConfig } }) =>
    when(
      HostConfig.NetworkMode === 'host',
      'HostConfig.NetworkMode',
      'host',
      'the container has the network of the host',
    ),
})
