import { containerCheck, when } from '../../docker-check'

export const ctPrivileged = containerCheck({
  id: 'docker-ct-privileged',
  name: 'Containers should not be privileged',
  description:
    'A privileged container has every capability and every device of the host and no confinement. Whoever takes it over has the host.',
  severity: 'critical',
  control: 'manage-access',
  remediation: ['Remove `--privileged`.', 'Give the container the one device or capability that it needs instead.'],
  level: 1,
  mappings: { cisDocker: ['5.5'] },
  inspect: ({ container: { HostConfig } }) =>
    when(HostConfig.Privileged === true, 'HostConfig.Privileged', true, 'the container is privileged'),
})
