import type { DockerHostDocument } from '@/lib/model/docker-host'
import { known, pointless } from '../../docker-check'

/** What a manager knows of its swarm; not applicable on hosts that are in none, or do not manage it. */
export function managedSwarm(host: DockerHostDocument) {
  const state = known(host.info).Swarm?.LocalNodeState ?? 'inactive'
  if (state !== 'active') return pointless('the host is in no swarm')
  return known(host.swarm) ?? pointless('the host does not manage its swarm')
}
