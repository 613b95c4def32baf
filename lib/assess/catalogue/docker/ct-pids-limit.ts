import { containerCheck, when } from '../../docker-check'

export const ctPidsLimit = containerCheck({
  id: 'docker-ct-pids-limit',
  name: 'The number of processes should be limited',
  description:
    'Without a limit one fork bomb in a container takes every process slot of the host, and nothing can be started there any more.',
  severity: 'medium',
  control: 'ddos-protection',
  remediation: ['Start the container with `--pids-limit 200`, or run `docker update --pids-limit 200 CONTAINER`.'],
  level: 1,
  mappings: { cisDocker: ['5.29'] },
  inspect: ({ container: { HostConfig } }) =>
    when(
      !((HostConfig.PidsLimit ?? 0) > 0),
      'HostConfig.PidsLimit',
      HostConfig.PidsLimit ?? null,
      'the number of processes is not limited',
    ),
})
