import { hostCheck, known, pointless, when } from '../../docker-check'

export const daemonIcc = hostCheck({
  id: 'docker-daemon-icc',
  name: 'Containers on the default bridge should not reach each other',
  description:
    'On the default bridge every container can talk to every other on any port. One that is taken over then tries its neighbours.',
  severity: 'medium',
  control: 'network-access',
  remediation: [
    'Set `"icc": false` in daemon.json and restart the daemon.',
    'Put containers that belong together into a network of their own.',
  ],
  level: 1,
  mappings: { cisDocker: ['2.2'] },
  inspect: ({ networks }) => {
    const index = known(networks).findIndex(({ Name }) => Name === 'bridge')
    const bridge = known(networks)[index]
    if (!bridge) return pointless('there is no default bridge')
    const option = bridge.Options?.['com.docker.network.bridge.enable_icc']
    return when(
      option !== 'false',
      `networks[${index}].Options`,
      option,
      'containers on the default bridge reach each other',
    )
  },
})
