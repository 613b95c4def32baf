import { hostCheck, known, when } from '../../docker-check'

export const daemonUserns = hostCheck({
  id: 'docker-daemon-userns',
  name: 'Users of containers should be remapped',
  description:
    'With remapping, root of a container is a nobody on the host, so a way out of the container leads to no rights there.',
  severity: 'medium',
  control: 'manage-access',
  remediation: ['Set `"userns-remap": "default"` in daemon.json and restart; images are pulled anew.'],
  level: 2,
  mappings: { cisDocker: ['2.9'] },
  inspect: ({ info }) =>
    when(
      !(known(info).SecurityOptions ?? []).some((one) => /name=(?:userns|rootless)/.test(one)),
      'info.SecurityOptions',
      undefined,
      'root in containers is root of the host',
    ),
})
