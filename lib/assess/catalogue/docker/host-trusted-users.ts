import { hostCheck, known } from '../../docker-check'
import { stringsParameter } from '../../parameter'
import { proof } from '../../verdict'

const trusted = stringsParameter({ name: 'trustedUsers', description: 'Users who may command Docker.', default: [] })

export const hostTrustedUsers = hostCheck({
  id: 'docker-host-trusted-users',
  name: 'Only trusted users should be in the group docker',
  description:
    'Members of the group docker can start a privileged container, so they are root on the host, without a password and without a trace in sudo.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Run `gpasswd -d USER docker` for each user below who need not be root.',
    'Name the others in the parameter of this recommendation.',
  ],
  level: 1,
  mappings: { cisDocker: ['1.1.2'] },
  parameters: [trusted],
  inspect: ({ dockerGroup }, { parameters }) =>
    (known(dockerGroup)?.members ?? [])
      .filter((name) => !trusted.of(parameters).includes(name))
      .map((name) => proof('dockerGroup.members', name, `${name} can become root through Docker`)),
})
