import type { DockerHostDocument } from '@/lib/model/docker-host'
import type { Json } from '@/lib/model/json'
import { known } from '../../docker-check'

/** A setting of the daemon with the place where it stands. */
export type Setting = { value: Json; at: string }

/**
 * A setting of the daemon from `daemon.json` or the flags of dockerd; undefined where neither says it. A setting in
 * both makes dockerd refuse to start, so there is no order between them. Of a flag that is given many times, all
 * values are a list. Source: docs.docker.com, dockerd.
 */
export function setting(
  host: DockerHostDocument,
  key: string,
  flags: readonly string[] = [`--${key}`],
): Setting | undefined {
  const file = known(host.daemonJson)
  const inFile = file?.[key]
  if (inFile !== undefined) return { value: inFile, at: `daemonJson[${JSON.stringify(key)}]` }
  const values = flagValues(known(host.commandLine), flags)
  if (values.length === 0) return undefined
  return { value: values.length === 1 ? (values[0] ?? '') : values, at: 'commandLine' }
}

function flagValues(words: readonly string[], flags: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    const [name = '', ...rest] = word.split('=')
    if (!flags.includes(name)) return []
    if (rest.length > 0) return [rest.join('=')]
    const next = words[index + 1]
    return [next !== undefined && !next.startsWith('-') ? next : 'true']
  })
}

/** A boolean setting; undefined where nothing says it. */
export function switchOf(host: DockerHostDocument, key: string): { on: boolean; at: string } | undefined {
  const found = setting(host, key)
  return found && { on: found.value === true || found.value === 'true', at: found.at }
}

/** Where the daemon listens: `unix:///var/run/docker.sock`, `tcp://0.0.0.0:2376`, `fd://`. */
export function listenHosts(host: DockerHostDocument): string[] {
  const value = setting(host, 'hosts', ['-H', '--host'])?.value
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
}

/** The path of the engine's socket. */
export function socketPath(host: DockerHostDocument): string {
  const unix = listenHosts(host).find((one) => one.startsWith('unix://'))
  return unix ? unix.slice('unix://'.length) : '/var/run/docker.sock'
}

/** The path that a TLS setting names, if any. */
export function tlsPath(host: DockerHostDocument, key: 'tlscacert' | 'tlscert' | 'tlskey'): string[] {
  const value = setting(host, key)?.value
  return typeof value === 'string' ? [value] : []
}
