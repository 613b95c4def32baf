import { swarmOf } from '../../testing/docker-swarm'
import { expect, it } from 'vitest'
import { judgeHost } from '../../testing/docker'
import { swarmSecrets } from './swarm-secrets'

const of = (secrets: number, ...env: string[]) => swarmOf({ secrets, services: [{ Name: 'web', env }] })

it.each([
  [of(1, 'PORT'), 'healthy'],
  [of(1, 'DB_PASSWORD'), ['swarm.services[0].env = "DB_PASSWORD"']],
  [of(1, 'DB_PASSWORD_FILE'), 'healthy'],
  [of(0), ['swarm.secrets = 0']],
  [swarmOf({ services: [] }), 'not-applicable: the swarm runs no services'],
])('judges %#', (host, verdict) => expect(judgeHost(swarmSecrets, host)).toEqual(verdict))
