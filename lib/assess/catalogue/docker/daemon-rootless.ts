import { hostCheck, known, when } from '../../docker-check'

export const daemonRootless = hostCheck({
  id: 'docker-daemon-rootless',
  name: 'The daemon could run without root',
  description:
    'In rootless mode a fault in the daemon or a way out of a container ends at an ordinary user. It has limits of its own, so it is advice, not a rule.',
  severity: 'informational',
  control: 'best-practices',
  remediation: ['Consider rootless mode: `dockerd-rootless-setuptool.sh install`.'],
  preview: true,
  level: 1,
  mappings: { cisDocker: ['2.1'] },
  inspect: ({ info }) =>
    when(
      !(known(info).SecurityOptions ?? []).some((one) => one.includes('name=rootless')),
      'info.SecurityOptions',
      undefined,
      'the daemon runs as root',
    ),
})
