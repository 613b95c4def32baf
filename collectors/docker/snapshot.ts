import { createHash } from 'node:crypto'
import type { Engine } from './engine'
import type { HostFiles } from './host-files'
import { record, text, type Raw } from './pick'
import { part, readContainers, readImages, readNetworks, readSwarm, stripInfo, stripVersion } from './read-engine'
import { readHost } from './read-host'
import { collectorVersion } from '../version'

export type Snapshot = Raw & { host: { id: string; hostname: string } }

/**
 * One look at a host. Throws only when the engine does not answer at all: then there is nothing to say, and the host
 * grows stale in sight of everybody, which is true.
 */
export async function takeSnapshot(
  engine: Engine,
  files: HostFiles | null,
  imageCache: Map<string, Raw>,
  signal: AbortSignal,
  hostName?: string,
): Promise<Snapshot> {
  const answer = record(await engine.get('/info', signal))
  const version = await part(async () => stripVersion(await engine.get('/version', signal)))
  const components = 'value' in version ? JSON.stringify(version.value.Components) : ''
  const isPodman = /podman/i.test(components)
  const hostname = hostName ?? (text(answer.Name) || 'docker-host')
  const info = stripInfo(answer)
  const host = await readHost(files, text(answer.DockerRootDir) || undefined)
  const id = (isPodman ? '' : text(answer.ID)) || (await machineId(files)) || hostname
  return {
    plimsoll: 'docker-host',
    collectedAt: new Date().toISOString(),
    collector: { version: collectorVersion },
    host: { id, hostname },
    engine: isPodman ? 'podman' : 'docker',
    version,
    info: { value: info },
    networks: await part(() => readNetworks(engine, signal)),
    swarm: await part(() => readSwarm(engine, info, signal)),
    images: await part(() => readImages(engine, imageCache, signal)),
    ...host,
    containers: await part(() => readContainers(engine, signal)),
  }
}

/** Podman makes up another id at each call; the machine has one for life, which is told to nobody as it is. */
async function machineId(files: HostFiles | null): Promise<string | undefined> {
  const own = (await files?.read('/etc/machine-id').catch(() => null))?.trim()
  return own ? createHash('sha256').update(`plimsoll ${own}`).digest('hex').slice(0, 32) : undefined
}
