import { hostCheck, known } from '../../docker-check'
import { proof } from '../../verdict'

export const ownDockerWarnings = hostCheck({
  id: 'docker-own-docker-warnings',
  name: 'The engine should have nothing to warn of',
  description:
    'At its start the engine says what it misses: limits that the kernel does not enforce, a bridge without firewall, a driver that will be removed. Nobody reads that unless it stands somewhere.',
  severity: 'low',
  control: 'security-configurations',
  remediation: ['Mend what each warning below names; `docker info` shows them too.'],
  mappings: {},
  inspect: ({ info }) =>
    (known(info).Warnings ?? []).map((warning, index) =>
      proof(`info.Warnings[${index}]`, warning, 'the engine warns of this'),
    ),
})
