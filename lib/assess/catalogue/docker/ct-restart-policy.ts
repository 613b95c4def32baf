import { containerCheck, when } from '../../docker-check'

export const ctRestartPolicy = containerCheck({
  id: 'docker-ct-restart-policy',
  name: 'Restarts of containers should be limited to five',
  description:
    'A container that starts again without end keeps the host busy and hides that it fails, and gives an attacker as many tries as he likes.',
  severity: 'low',
  control: 'ddos-protection',
  remediation: [
    'Start the container with `--restart=on-failure:5`, or run `docker update --restart=on-failure:5 CONTAINER`.',
  ],
  level: 1,
  mappings: { cisDocker: ['5.15'] },
  inspect: ({ container: { HostConfig } }) => {
    const name = HostConfig.RestartPolicy?.Name ?? ''
    const count = HostConfig.RestartPolicy?.MaximumRetryCount ?? 0
    const isSound = name === '' || name === 'no' || (name === 'on-failure' && count >= 1 && count <= 5)
    return when(
      !isSound,
      'HostConfig.RestartPolicy',
      `${name}:${count}`,
      name === 'on-failure' ? 'it is not limited to five restarts' : `it restarts ${name}`,
    )
  },
})
