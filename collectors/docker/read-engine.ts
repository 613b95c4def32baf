import { X509Certificate } from 'node:crypto'
import type { Part } from '@/lib/model/part'
import type { Engine } from './engine'
import { list, pick, record, text, type Raw } from './pick'
import { inTurns } from './in-turns'
import { stripContainer, stripEnv, stripImage } from './strip'

const infoFields = [
  'Name',
  'OperatingSystem',
  'KernelVersion',
  'Architecture',
  'DockerRootDir',
  'Driver',
  'LoggingDriver',
  'CgroupVersion',
  'SecurityOptions',
  'LiveRestoreEnabled',
  'ExperimentalBuild',
  'Warnings',
]

/** What was read, or why it was not. */
export async function part<T>(read: () => Promise<T>): Promise<Part<T>> {
  try {
    return { value: await read() }
  } catch (error) {
    return { unread: (error instanceof Error ? error.message : String(error)).slice(0, 500) }
  }
}

/** What `GET /info` says, as far as it is read here. */
export function stripInfo(answer: unknown): Raw {
  const info = record(answer)
  const registries = record(info.RegistryConfig)
  return {
    ...pick(info, infoFields),
    Plugins: pick(info.Plugins, ['Authorization']),
    RegistryConfig: {
      ...pick(registries, ['InsecureRegistryCIDRs']),
      IndexConfigs: Object.fromEntries(
        Object.entries(record(registries.IndexConfigs)).map(([name, one]) => [name, pick(one, ['Secure'])]),
      ),
    },
    Swarm: pick(info.Swarm, ['LocalNodeState', 'NodeAddr', 'ControlAvailable']),
  }
}

export function stripVersion(answer: unknown): Raw {
  const version = record(answer)
  return {
    ...pick(version, ['Version', 'ApiVersion']),
    Components: list(version.Components).map((one) => pick(one, ['Name', 'Version'])),
  }
}

export async function readNetworks(engine: Engine, signal: AbortSignal): Promise<Raw[]> {
  return list(await engine.get('/networks', signal)).map((one) => {
    const options = Object.entries(record(record(one).Options)).filter(
      ([name]) => name === 'encrypted' || name.startsWith('com.docker.network.'),
    )
    return { ...pick(one, ['Name', 'Driver', 'Ingress']), Options: Object.fromEntries(options) }
  })
}

/** What a manager knows of its swarm; null on other hosts. Of secrets only how many there are. */
export async function readSwarm(engine: Engine, info: Raw, signal: AbortSignal): Promise<Raw | null> {
  if (record(info.Swarm).ControlAvailable !== true) return null
  const swarm = record(await engine.get('/swarm', signal))
  const spec = record(swarm.Spec)
  return {
    AutoLockManagers: record(spec.EncryptionConfig).AutoLockManagers === true,
    ...pick(spec.CAConfig, ['NodeCertExpiry']),
    RootRotationInProgress: swarm.RootRotationInProgress === true,
    rootSince: beginOf(text(record(swarm.TLSInfo).TrustRoot)),
    nodes: list(await engine.get('/nodes', signal)).map((node) => ({
      Role: text(record(record(node).Spec).Role),
      Leader: record(record(node).ManagerStatus).Leader === true,
    })),
    secrets: list(await engine.get('/secrets', signal)).length,
    services: list(await engine.get('/services', signal)).map((service) => {
      const own = record(record(service).Spec)
      const env = stripEnv(record(record(own.TaskTemplate).ContainerSpec).Env)
      return { Name: text(own.Name), env: env.filter(({ set }) => set).map(({ name }) => name) }
    }),
  }
}

function beginOf(pem: string): string | null {
  try {
    return new Date(new X509Certificate(pem).validFrom).toISOString()
  } catch {
    return null
  }
}

/** Every image with its configuration and history, which never change and so are asked for once. */
export async function readImages(engine: Engine, cache: Map<string, Raw>, signal: AbortSignal): Promise<Raw[]> {
  const summaries = list(await engine.get('/images/json', signal))
  const ids = new Set(summaries.map((one) => text(record(one).Id)))
  for (const id of cache.keys()) if (!ids.has(id)) cache.delete(id)
  return inTurns(summaries, async (summary) => {
    const id = text(record(summary).Id)
    const path = `/images/${encodeURIComponent(id)}`
    const known =
      cache.get(id) ??
      stripImage(null, await engine.get(`${path}/json`, signal), await engine.get(`${path}/history`, signal))
    cache.set(id, known)
    return { ...known, Id: id, ...pick(summary, ['RepoTags', 'RepoDigests']) }
  })
}

/** Every container, running or not; one that goes while it is looked at is left out. */
export async function readContainers(engine: Engine, signal: AbortSignal): Promise<Raw[]> {
  const summaries = list(await engine.get('/containers/json?all=1', signal))
  const found = await inTurns(summaries, async (summary) => {
    const path = `/containers/${encodeURIComponent(text(record(summary).Id))}`
    const inspected = await engine.get(`${path}/json`, signal).catch((error: Error) => {
      if (error.message.includes('answers 404')) return null
      throw error
    })
    return inspected === null ? null : stripContainer(inspected, await readLive(engine, path, inspected, signal))
  })
  return found.filter((one) => one !== null)
}

async function readLive(engine: Engine, path: string, inspected: unknown, signal: AbortSignal) {
  const raw = record(inspected)
  if (record(raw.State).Running !== true) return { execs: [] }
  const execs = await part(() =>
    inTurns(list(raw.ExecIDs), async (id) => {
      const { ProcessConfig, Running } = record(await engine.get(`/exec/${encodeURIComponent(text(id))}/json`, signal))
      const { user, privileged } = record(ProcessConfig)
      return Running === true ? { user: text(user), privileged: privileged === true } : null
    }),
  )
  const processes = await part(async () => {
    const top = record(await engine.get(`${path}/top?ps_args=-eo%20pid,comm`, signal))
    const column = list(top.Titles).findIndex((title) => /^(?:COMMAND|CMD)$/.test(text(title)))
    return list(top.Processes).map((row) => text(list(row)[column]))
  })
  return {
    ...('value' in execs && { execs: execs.value.filter((one) => one !== null) }),
    ...('value' in processes && { processes: processes.value }),
  }
}
