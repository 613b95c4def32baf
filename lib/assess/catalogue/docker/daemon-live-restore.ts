import { hostCheck, known, pointless, when } from '../../docker-check'

export const daemonLiveRestore = hostCheck({
  id: 'docker-daemon-live-restore',
  name: 'Containers should survive a restart of the daemon',
  description:
    'Without live restore every upgrade of the daemon stops all containers, which is a reason to put upgrades off.',
  severity: 'low',
  control: 'apply-system-updates',
  remediation: ['Set `"live-restore": true` in daemon.json and reload the daemon.'],
  level: 1,
  mappings: { cisDocker: ['2.15'] },
  inspect: ({ info }) => {
    const { LiveRestoreEnabled, Swarm } = known(info)
    if (Swarm?.LocalNodeState === 'active') return pointless('a node of a swarm cannot have live restore')
    return when(
      LiveRestoreEnabled !== true,
      'info.LiveRestoreEnabled',
      LiveRestoreEnabled ?? false,
      'containers stop with the daemon',
    )
  },
})
