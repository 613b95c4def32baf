import { containerCheck, unread, when } from '../../docker-check'

export const ctNoNewPrivileges = containerCheck({
  id: 'docker-ct-no-new-privileges',
  name: 'Containers should not gain new privileges',
  description:
    'With no-new-privileges no program in the container can become more than it is, through setuid files for one. It costs nothing, except to programs that need it.',
  severity: 'medium',
  control: 'manage-access',
  remediation: [
    'Start the container with `--security-opt=no-new-privileges`.',
    'Set `"no-new-privileges": true` in daemon.json, so that it holds for all.',
  ],
  level: 1,
  mappings: { cisDocker: ['5.26'] },
  inspect: ({ container: { HostConfig }, engine }) => {
    const own = (HostConfig.SecurityOpt ?? []).find((one) => one.startsWith('no-new-privileges'))
    if (own !== undefined)
      return when(/[=:]false$/.test(own), 'HostConfig.SecurityOpt', own, 'the container switches it off')
    if (engine.noNewPrivileges === null) return unread('the default of the daemon could not be read')
    return when(
      !engine.noNewPrivileges,
      'HostConfig.SecurityOpt',
      undefined,
      'neither the container nor the daemon sets it',
    )
  },
})
