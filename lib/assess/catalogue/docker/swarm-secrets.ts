import { isCredentialName } from '@/lib/model/redact-object'
import { hostCheck, pointless, when } from '../../docker-check'
import { proof } from '../../verdict'
import { managedSwarm } from './managed-swarm'

export const swarmSecrets = hostCheck({
  id: 'docker-swarm-secrets',
  name: 'Services should get credentials as secrets of the swarm',
  description:
    'A credential in the environment of a service shows in its definition to everyone who may list services. A secret of the swarm is encrypted and reaches only the tasks that need it.',
  severity: 'low',
  control: 'protect-secrets',
  remediation: ['Make it a secret with `docker secret create`, and give it to the service with `--secret`.'],
  level: 2,
  mappings: { cisDocker: ['7.4'] },
  inspect: (host) => {
    const { services, secrets } = managedSwarm(host)
    if (services.length === 0) return pointless('the swarm runs no services')
    const open = services.flatMap(({ Name, env }, index) =>
      env
        .filter(isCredentialName)
        .map((name) =>
          proof(`swarm.services[${index}].env`, name, `the service ${Name} gets ${name} in its environment`),
        ),
    )
    return open.length > 0 ? open : when(secrets === 0, 'swarm.secrets', 0, 'the swarm has services and no secrets')
  },
})
