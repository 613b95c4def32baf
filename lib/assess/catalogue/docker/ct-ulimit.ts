import { containerCheck } from '../../docker-check'
import { proof } from '../../verdict'

export const ctUlimit = containerCheck({
  id: 'docker-ct-ulimit',
  name: 'Limits of the daemon should be overridden only where needed',
  description:
    'A container with limits of its own leaves the ones that the host sets for all. Whether it needs to, only its owner can say: this lists them, for review.',
  severity: 'informational',
  control: 'best-practices',
  remediation: ['Remove `--ulimit` where the defaults of the daemon will do.'],
  preview: true,
  level: 1,
  mappings: { cisDocker: ['5.19'] },
  inspect: ({ container: { HostConfig } }) =>
    (HostConfig.Ulimits ?? []).map(({ Name }, index) =>
      proof(`HostConfig.Ulimits[${index}].Name`, Name, `the container sets its own limit of ${Name}`),
    ),
})
