import { containerCheck, when } from '../../docker-check'

export const ctMemory = containerCheck({
  id: 'docker-ct-memory',
  name: 'Memory of containers should be limited',
  description:
    'Without a limit one container can take all memory of the host, and the kernel then kills whatever it likes, other containers and the engine included.',
  severity: 'medium',
  control: 'ddos-protection',
  remediation: [
    'Start the container with `--memory`, or run `docker update --memory 512m --memory-swap 512m CONTAINER`.',
  ],
  level: 1,
  mappings: { cisDocker: ['5.11'] },
  inspect: ({ container: { HostConfig } }) =>
    when(!((HostConfig.Memory ?? 0) > 0), 'HostConfig.Memory', HostConfig.Memory ?? 0, 'memory is not limited'),
})
