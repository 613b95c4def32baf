import type { HostFiles } from './host-files'
import { stripCommandLine } from './strip-daemon'

/** The ports at which the engine or its swarm may listen; of others nothing is said. */
const ports = new Set([2375, 2376, 2377])

/** The command line of dockerd. Throws when none runs here, or its process cannot be seen. */
export async function daemonProcess(files: HostFiles): Promise<string[]> {
  for (const id of await processes(files)) {
    if ((await files.read(`/proc/${id}/comm`).catch(() => null))?.trim() !== 'dockerd') continue
    const line = await files.read(`/proc/${id}/cmdline`)
    if (line) return stripCommandLine(line.split('\0').filter((word) => word !== ''))
  }
  throw new Error('no process of dockerd was found on the host')
}

/** How many docker-proxy processes run. */
export async function countProxies(files: HostFiles): Promise<number> {
  let count = 0
  for (const id of await processes(files)) {
    if ((await files.read(`/proc/${id}/comm`).catch(() => null))?.trim() === 'docker-proxy') count += 1
  }
  return count
}

async function processes(files: HostFiles): Promise<string[]> {
  const names = await files.names('/proc')
  const ids = names.filter((name) => /^\d+$/.test(name))
  if (ids.length === 0) throw new Error('/proc of the host is not there: mount it too')
  return ids
}

/** Where something is mounted on the host. */
export async function readMountPoints(files: HostFiles): Promise<string[]> {
  const lines = (await files.read('/proc/1/mountinfo'))?.split('\n')
  if (!lines) throw new Error('/proc of the host is not there: mount it too')
  const points = lines.flatMap((line) => line.split(' ')[4] ?? [])
  // Mounts of containers come and go by the hundred, and say nothing of the host.
  const own = points
    .map(unescape)
    .filter((point) => !/\/(?:overlay2|containers|vfs|netns|shm)\/|^\/(?:proc|sys|dev)\//.test(point))
  return [...new Set(own)].slice(0, 1_000)
}

const unescape = (text: string) =>
  text.replaceAll(/\\([0-7]{3})/g, (_all, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))

/** Sockets of the host that listen at the ports of the engine. */
export async function readListeners(files: HostFiles): Promise<{ address: string; port: number }[]> {
  const tables = await Promise.all(['/proc/1/net/tcp', '/proc/1/net/tcp6'].map((path) => files.read(path)))
  if (tables[0] === null || tables[0] === undefined) throw new Error('/proc of the host is not there: mount it too')
  const found = tables.flatMap((table) => (table ?? '').split('\n').slice(1).flatMap(listener))
  return found.filter(({ port }) => ports.has(port))
}

function listener(line: string): { address: string; port: number }[] {
  const [, local = '', , state] = line.trim().split(/\s+/)
  const [address = '', port = ''] = local.split(':')
  // 0A: LISTEN, as include/net/tcp_states.h of the kernel counts.
  return state === '0A' ? [{ address: addressOf(address), port: Number.parseInt(port, 16) }] : []
}

/** `0100007F` → `127.0.0.1`: the kernel writes words of four bytes, the least byte first. */
function addressOf(hex: string): string {
  const words = hex.match(/.{8}/g) ?? []
  const bytes = words.flatMap((word) => (word.match(/../g) ?? []).toReversed()).map((byte) => Number.parseInt(byte, 16))
  if (bytes.length === 4) return bytes.join('.')
  if (bytes.every((byte) => byte === 0)) return '::'
  if (bytes.slice(0, 15).every((byte) => byte === 0) && bytes[15] === 1) return '::1'
  const isMapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255
  if (isMapped) return bytes.slice(12).join('.')
  const groups = Array.from({ length: 8 }, (_, at) =>
    (((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)).toString(16),
  )
  return groups.join(':')
}
