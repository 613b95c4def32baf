import { hostCheck, unread, when } from '../../docker-check'
import { numberParameter } from '../../parameter'
import { atLeast, engineVersion } from './engine-version'

const least = numberParameter({
  name: 'oldestMajor',
  description: 'The oldest major version of Docker Engine that counts as up to date.',
  default: 28,
})

export const hostVersion = hostCheck({
  id: 'docker-host-version',
  name: 'Docker Engine should be up to date',
  description:
    'Every release of the engine mends faults that let containers out or users in. Old ones keep them, and are attacked by them.',
  severity: 'high',
  control: 'apply-system-updates',
  remediation: [
    'Upgrade Docker Engine with the package manager of the host.',
    'Raise the parameter of this recommendation when you move on.',
  ],
  level: 1,
  mappings: { cisDocker: ['1.2.2'] },
  parameters: [least],
  inspect: (host, { parameters }) => {
    const text = engineVersion(host)
    const wanted = least.of(parameters)
    const [, major] = /^(\d+)\./.exec(text) ?? unread(`"${text}" is no version`)
    return when(
      !atLeast([Number(major), 0, 0], [wanted, 0, 0]),
      'version.Version',
      text,
      `Docker Engine ${text} is older than ${wanted}`,
    )
  },
})
