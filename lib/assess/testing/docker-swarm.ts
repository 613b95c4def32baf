import type { DockerHostDocument } from '@/lib/model/docker-host'
import { hardenedHost, info } from './docker'

type Swarm = Extract<DockerHostDocument['swarm'], { value: unknown }>['value']

/** A host that manages a swarm, with these facts of its own. */
export function swarmOf(own: Partial<NonNullable<Swarm>>): DockerHostDocument {
  return hardenedHost({
    info: { value: { ...info, Swarm: { LocalNodeState: 'active', NodeAddr: '10.0.0.5', ControlAvailable: true } } },
    swarm: { value: { AutoLockManagers: true, nodes: [], secrets: 1, services: [], ...own } },
  })
}
