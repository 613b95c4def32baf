import type { Part } from '@/lib/model/part'
import type { FileLook, HostFiles } from './host-files'
import { text, type Raw } from './pick'
import { daemonProcess, readListeners, readMountPoints, countProxies } from './read-proc'
import { part } from './read-engine'
import { stripDaemonJson } from './strip-daemon'

/** Paths of the benchmark, beside those that the settings name. */
const paths = [
  '/etc/containerd/config.toml',
  '/etc/default/docker',
  '/etc/docker',
  '/etc/docker/daemon.json',
  '/etc/sysconfig/docker',
  '/run/containerd',
  '/run/containerd/containerd.sock',
  '/usr/bin/containerd',
  '/usr/bin/containerd-shim',
  '/usr/bin/containerd-shim-runc-v1',
  '/usr/bin/containerd-shim-runc-v2',
  '/usr/bin/dockerd',
  '/usr/bin/runc',
  '/usr/sbin/dockerd',
  '/usr/lib/systemd/system/docker.service',
  '/usr/lib/systemd/system/docker.socket',
  '/var/lib/docker',
  '/var/run/docker.sock',
]
const unitPlaces = ['/etc/systemd/system', '/run/systemd/system', '/usr/lib/systemd/system', '/lib/systemd/system']

/** What the files of the host say: every part by itself, so that one that may not be read costs no other. */
export async function readHost(files: HostFiles | null, dataRoot: string | undefined): Promise<Raw> {
  if (!files) return nothingMounted()
  const daemon = await part(() => daemonProcess(files))
  const commandLine = 'value' in daemon ? { value: daemon.value } : daemon
  const configured = 'value' in commandLine ? flagValue(commandLine.value, '--config-file') : undefined
  const daemonJson = await part(async () => {
    const content = await files.read(configured ?? '/etc/docker/daemon.json')
    return content === null ? null : stripDaemonJson(content)
  })
  const units = await part(() => findUnits(files))
  const registryCertificates = await part(() => files.under('/etc/docker/certs.d'))
  const wanted = new Set([
    ...paths,
    ...(dataRoot === undefined ? [] : [dataRoot]),
    ...named(daemonJson, commandLine),
    ...('value' in units ? [...units.value.service, ...units.value.socket] : []),
    ...('value' in registryCertificates ? registryCertificates.value : []),
  ])
  const looks: Record<string, FileLook> = {}
  for (const path of wanted) looks[path] = await files.look(path)
  return {
    daemonJson,
    commandLine,
    files: { value: looks },
    units,
    registryCertificates,
    auditRules: await part(() => readAuditRules(files)),
    mountPoints: await part(() => readMountPoints(files)),
    dockerGroup: await part(() => readDockerGroup(files)),
    contentTrust: await part(async () =>
      /^\s*(?:export\s+)?DOCKER_CONTENT_TRUST=["']?1["']?\s*$/m.test((await files.read('/etc/environment')) ?? ''),
    ),
    listeners: await part(() => readListeners(files)),
    userlandProxies: await part(() => countProxies(files)),
  }
}

function nothingMounted(): Raw {
  const unread = { unread: 'the files of the host were not given to the collector: start it with --root' }
  const parts = [
    'daemonJson',
    'commandLine',
    'files',
    'units',
    'registryCertificates',
    'auditRules',
    'mountPoints',
    'dockerGroup',
    'contentTrust',
    'listeners',
    'userlandProxies',
  ]
  return Object.fromEntries(parts.map((name) => [name, unread]))
}

function flagValue(words: readonly string[], flag: string): string | undefined {
  const at = words.findIndex((word) => word === flag || word.startsWith(`${flag}=`))
  const word = words[at]
  if (word === undefined) return undefined
  return word === flag ? words[at + 1] : word.slice(flag.length + 1)
}

/** Paths that the settings of the daemon name: its socket and its certificates. */
function named(daemonJson: Part<Raw | null>, commandLine: Part<string[]>): string[] {
  const words = 'value' in commandLine ? commandLine.value : []
  const json = 'value' in daemonJson ? (daemonJson.value ?? {}) : {}
  const hosts = [
    ...(Array.isArray(json.hosts) ? (json.hosts as unknown[]) : [json.hosts]),
    ...words.map((word) => word.replace(/^(?:-H|--host)=/, '')),
  ]
  const sockets = hosts.map(text).flatMap((one) => (one.startsWith('unix:///') ? [one.slice('unix://'.length)] : []))
  const keys = ['tlscacert', 'tlscert', 'tlskey'].map((key) => text(json[key]) || (flagValue(words, `--${key}`) ?? ''))
  return [...sockets, ...keys].filter((path) => path.startsWith('/'))
}

/** The unit files in use: of each the first place that has it counts, and its drop-ins wherever they are. */
async function findUnits(files: HostFiles) {
  const find = async (name: string) => {
    let fragment: string | undefined
    const dropIns: string[] = []
    for (const place of unitPlaces) {
      if (fragment === undefined && (await files.look(`${place}/${name}`)) !== null) fragment = `${place}/${name}`
      if (place !== '/lib/systemd/system') dropIns.push(...(await files.under(`${place}/${name}.d`, 0)))
    }
    return [...(fragment === undefined ? [] : [fragment]), ...dropIns]
  }
  return { service: await find('docker.service'), socket: await find('docker.socket') }
}

async function readAuditRules(files: HostFiles): Promise<string[]> {
  const found = (await files.under('/etc/audit/rules.d', 0)).filter((path) => path.endsWith('.rules'))
  const contents = await Promise.all(['/etc/audit/audit.rules', ...found].map((path) => files.read(path)))
  const lines = contents.flatMap((content) => (content ?? '').split('\n')).map((line) => line.trim())
  return [...new Set(lines.filter((line) => line !== '' && !line.startsWith('#')))]
}

/** Members of the group docker, those too whose first group it is; null where there is no such group. */
async function readDockerGroup(files: HostFiles) {
  const groups = ((await files.read('/etc/group')) ?? '').split('\n').map((line) => line.split(':'))
  const group = groups.find(([name]) => name === 'docker')
  if (!group) return null
  const gid = Number(group[2])
  const users = ((await files.read('/etc/passwd')) ?? '').split('\n').map((line) => line.split(':'))
  const first = users.flatMap(([name, , , own]) =>
    name !== undefined && own !== undefined && Number(own) === gid ? [name] : [],
  )
  const listed = (group[3] ?? '').split(',').map((name) => name.trim())
  return { gid, members: [...new Set([...listed, ...first])].filter((name) => name !== '' && name !== 'root').sort() }
}
