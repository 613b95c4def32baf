import { hostCheck, known, when } from '../../docker-check'

export const daemonExperimental = hostCheck({
  id: 'docker-daemon-experimental',
  name: 'Experimental features should be off in production',
  description:
    'Experimental features have seen fewer eyes and fewer tests. Since 20.10 the switch does little, so it is advice.',
  severity: 'informational',
  control: 'best-practices',
  remediation: ['Remove `"experimental": true` from daemon.json.'],
  preview: true,
  level: 1,
  mappings: { cisDocker: ['2.18'] },
  inspect: ({ info }) =>
    when(known(info).ExperimentalBuild === true, 'info.ExperimentalBuild', true, 'experimental features are on'),
})
