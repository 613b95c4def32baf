import { pick, record, type Raw } from './pick'

/** Settings of the daemon that checks read; the others, some of which hold tokens or proxies, stay on the host. */
const settings = [
  'authorization-plugins',
  'cgroup-parent',
  'data-root',
  'default-ulimits',
  'experimental',
  'hosts',
  'icc',
  'insecure-registries',
  'iptables',
  'live-restore',
  'log-driver',
  'log-level',
  'no-new-privileges',
  'seccomp-profile',
  'selinux-enabled',
  'storage-driver',
  'storage-opts',
  'tls',
  'tlscacert',
  'tlscert',
  'tlskey',
  'tlsverify',
  'userland-proxy',
  'userns-remap',
]
const flags = new Set([
  ...settings.map((name) => `--${name}`),
  '-H',
  '-l',
  '-s',
  '--host',
  '--config-file',
  '--default-ulimit',
  '--insecure-registry',
  '--storage-opt',
  '--authorization-plugin',
])

/** daemon.json without what nobody reads here. Throws when it is no JSON object. */
export function stripDaemonJson(content: string): Raw {
  const value: unknown = content.trim() === '' ? {} : JSON.parse(content)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('daemon.json holds no object')
  const options = pick(record(value)['log-opts'], ['max-size', 'max-file'])
  return { ...pick(value, settings), ...(Object.keys(options).length > 0 && { 'log-opts': options }) }
}

/** The command line of dockerd: its flags, and the values of those that checks read. */
export function stripCommandLine(words: readonly string[]): string[] {
  const kept: string[] = words.slice(0, 1)
  let keepsNext = false
  for (const word of words.slice(1)) {
    if (!word.startsWith('-')) {
      if (keepsNext) kept.push(word)
      continue
    }
    const [name = ''] = word.split('=')
    const isKnown = flags.has(name)
    kept.push(isKnown ? word : name)
    keepsNext = isKnown && !word.includes('=')
  }
  return kept
}
