import { containerCheck, when } from '../../docker-check'

export const ctDefaultBridge = containerCheck({
  id: 'docker-ct-default-bridge',
  name: 'Containers should not use the default bridge',
  description:
    'All containers on the default bridge can reach each other, whether they belong together or not. Networks of your own keep them apart and give them names.',
  severity: 'low',
  control: 'network-access',
  remediation: ['Make a network with `docker network create` and start the container with `--network NAME`.'],
  level: 2,
  mappings: { cisDocker: ['5.30'] },
  inspect: ({ container }) => {
    const networks = container.NetworkSettings?.Networks ?? []
    return when(
      networks.includes('bridge'),
      'NetworkSettings.Networks',
      'bridge',
      'the container is on the bridge that all share',
    )
  },
})
