import { containerCheck, when } from '../../docker-check'

export const ctUsernsHost = containerCheck({
  id: 'docker-ct-userns-host',
  name: 'The user namespace of the host should not be shared',
  description:
    'Where the daemon maps root of containers to a nobody of the host, `--userns host` takes the container out of that: its root is root of the host again.',
  severity: 'medium',
  control: 'manage-access',
  remediation: ['Remove `--userns host`.'],
  level: 1,
  mappings: { cisDocker: ['5.31'] },
  inspect: ({ container: { HostConfig } }) =>
    when(
      HostConfig.UsernsMode === 'host',
      'HostConfig.UsernsMode',
      'host',
      'root in the container is root of the host',
    ),
})
