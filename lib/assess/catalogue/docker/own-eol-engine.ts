import { hostCheck, unread, when } from '../../docker-check'
import { numberParameter } from '../../parameter'
import { engineVersion } from './engine-version'

const oldest = numberParameter({
  name: 'oldestSupportedMajor',
  description: 'The oldest major version of Docker Engine that still gets fixes.',
  default: 25,
})

export const ownEolEngine = hostCheck({
  id: 'docker-own-eol-engine',
  name: 'Docker Engine should still be supported',
  description: 'For a version past its end of life nobody mends what is found. Every known way out of it stays open.',
  severity: 'high',
  control: 'apply-system-updates',
  remediation: [
    'Upgrade to a version that still gets fixes.',
    'Keep the parameter of this recommendation in step with the releases you rely on.',
  ],
  mappings: {},
  parameters: [oldest],
  inspect: (host, { parameters }) => {
    const text = engineVersion(host)
    const [, major] = /^(\d+)\./.exec(text) ?? unread(`"${text}" is no version`)
    return when(
      Number(major) < oldest.of(parameters),
      'version.Version',
      text,
      `Docker Engine ${text} no longer gets fixes`,
    )
  },
})
