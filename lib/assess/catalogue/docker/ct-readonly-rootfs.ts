import { containerCheck, when } from '../../docker-check'

export const ctReadonlyRootfs = containerCheck({
  id: 'docker-ct-readonly-rootfs',
  name: 'Root file systems of containers should be read-only',
  description:
    'Whoever breaks into a container with a writable root file system can leave tools behind and change the program itself. Read-only, every change must go to a place that you chose.',
  severity: 'medium',
  control: 'security-configurations',
  remediation: ['Start the container with `--read-only`, and with `--tmpfs /tmp` or a volume where it must write.'],
  level: 1,
  mappings: { cisDocker: ['5.13'] },
  inspect: ({ container: { HostConfig } }) =>
    when(
      HostConfig.ReadonlyRootfs !== true,
      'HostConfig.ReadonlyRootfs',
      HostConfig.ReadonlyRootfs ?? false,
      'the root file system is writable',
    ),
})
