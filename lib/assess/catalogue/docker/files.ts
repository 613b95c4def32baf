import type { DockerHostDocument } from '@/lib/model/docker-host'
import type { Severity } from '@/lib/model/severity'
import type { HostCheck } from '../../check'
import { hostCheck, known, pointless } from '../../docker-check'
import { proof } from '../../verdict'
import { fileAt, type FileFacts } from './file-facts'
import { socketPath, tlsPath } from './settings'

type Kind = {
  id: string
  /** Numbers in the benchmark: of the owner's rule and of the mode's. */
  cis: { owner: string; mode: string }
  what: string
  severity: { owner: Severity; mode: Severity }
  /** Permission bits that must not be set, and the most that is allowed, as people write it. */
  forbidden: number
  most: string
  paths: (host: DockerHostDocument) => readonly string[]
  /** The group that should own it; root's where nothing is said. */
  group?: (host: DockerHostDocument) => number
}

const low = { owner: 'low', mode: 'low' } as const
const medium = { owner: 'medium', mode: 'medium' } as const
const high = { owner: 'high', mode: 'high' } as const
const unit = { severity: low, forbidden: 0o133, most: '644' }
const certificate = { severity: medium, forbidden: 0o333, most: '444' }
const just = (path: string) => () => [path]

/** CIS Docker Benchmark 1.6.0, section 3. */
const kinds: readonly Kind[] = [
  {
    ...unit,
    id: 'docker-service',
    cis: { owner: '3.1', mode: '3.2' },
    what: 'the unit docker.service',
    paths: (host) => known(host.units).service,
  },
  {
    ...unit,
    id: 'docker-socket-unit',
    cis: { owner: '3.3', mode: '3.4' },
    what: 'the unit docker.socket',
    paths: (host) => known(host.units).socket,
  },
  {
    id: 'etc-docker',
    cis: { owner: '3.5', mode: '3.6' },
    what: 'the directory /etc/docker',
    severity: medium,
    forbidden: 0o022,
    most: '755',
    paths: just('/etc/docker'),
  },
  {
    ...certificate,
    id: 'registry-cert',
    cis: { owner: '3.7', mode: '3.8' },
    what: 'certificates of registries',
    paths: (host) => known(host.registryCertificates),
  },
  {
    ...certificate,
    id: 'tls-ca',
    cis: { owner: '3.9', mode: '3.10' },
    what: 'the CA of the API',
    paths: (host) => tlsPath(host, 'tlscacert'),
  },
  {
    ...certificate,
    id: 'tls-cert',
    cis: { owner: '3.11', mode: '3.12' },
    what: 'the certificate of the API',
    paths: (host) => tlsPath(host, 'tlscert'),
  },
  {
    id: 'tls-key',
    cis: { owner: '3.13', mode: '3.14' },
    what: 'the private key of the API',
    severity: high,
    forbidden: 0o377,
    most: '400',
    paths: (host) => tlsPath(host, 'tlskey'),
  },
  {
    id: 'socket',
    cis: { owner: '3.15', mode: '3.16' },
    what: 'the socket of Docker',
    severity: { owner: 'high', mode: 'critical' },
    forbidden: 0o117,
    most: '660',
    paths: (host) => [socketPath(host)],
    group: (host) => known(host.dockerGroup)?.gid ?? 0,
  },
  {
    ...unit,
    severity: medium,
    id: 'daemon-json',
    cis: { owner: '3.17', mode: '3.18' },
    what: 'daemon.json',
    paths: just('/etc/docker/daemon.json'),
  },
  {
    ...unit,
    id: 'default-docker',
    cis: { owner: '3.19', mode: '3.20' },
    what: '/etc/default/docker',
    paths: just('/etc/default/docker'),
  },
  {
    ...unit,
    id: 'sysconfig-docker',
    cis: { owner: '3.22', mode: '3.21' },
    what: '/etc/sysconfig/docker',
    paths: just('/etc/sysconfig/docker'),
  },
  {
    id: 'containerd-socket',
    cis: { owner: '3.23', mode: '3.24' },
    what: 'the socket of containerd',
    severity: high,
    forbidden: 0o117,
    most: '660',
    paths: just('/run/containerd/containerd.sock'),
  },
]

const octal = (mode: number) => (mode & 0o7777).toString(8).padStart(3, '0')

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Two checks per kind of file: who owns it and what its mode allows. */
export const fileChecks: readonly HostCheck[] = kinds.flatMap((kind) => [ownerCheck(kind), modeCheck(kind)])

function ownerCheck({ id, cis, what, severity, paths, group }: Kind): HostCheck {
  const owner = group ? 'root:docker' : 'root:root'
  return hostCheck({
    id: `docker-file-${id}-owner`,
    name: `${sentence(what)} should belong to ${owner}`,
    description: `Whoever owns ${what} can change how Docker runs, which is as good as being root on the host. Nobody but ${owner} should own it.`,
    severity: severity.owner,
    control: 'manage-access',
    remediation: [`Run \`chown ${owner}\` on the paths below.`],
    level: 1,
    mappings: { cisDocker: [cis.owner] },
    inspect: (host) => {
      const gid = group?.(host) ?? 0
      return each(host, paths(host), (file, path) =>
        file.uid === 0 && file.gid === gid
          ? null
          : proof(path, `${file.uid}:${file.gid}`, `${path} belongs to user ${file.uid} and group ${file.gid}`),
      )
    },
  })
}

function modeCheck({ id, cis, what, severity, forbidden, most, paths }: Kind): HostCheck {
  return hostCheck({
    id: `docker-file-${id}-mode`,
    name: `${sentence(what)} should have mode ${most} or stricter`,
    description: `Permissions wider than ${most} let users of the host read or change ${what} who have no business with it. Through Docker that means root.`,
    severity: severity.mode,
    control: 'manage-access',
    remediation: [`Run \`chmod ${most}\` on the paths below.`],
    level: 1,
    mappings: { cisDocker: [cis.mode] },
    inspect: (host) =>
      each(host, paths(host), (file, path) => {
        // A private key beside a registry's certificates is nobody's to read.
        const limit =
          id === 'registry-cert' && path.endsWith('.key') ? { bits: 0o377, most: '400' } : { bits: forbidden, most }
        return (file.mode & limit.bits) === 0
          ? null
          : proof(path, octal(file.mode), `${path} has mode ${octal(file.mode)}; at most ${limit.most}`)
      }),
  })
}

function each(
  host: DockerHostDocument,
  paths: readonly string[],
  fault: (file: FileFacts, path: string) => ReturnType<typeof proof> | null,
) {
  const present = paths.flatMap((path) => {
    const file = fileAt(host, path)
    return file === null ? [] : [{ path, file }]
  })
  if (present.length === 0)
    return pointless(paths.length > 0 ? `${paths.join(', ')} does not exist` : 'there is no such file')
  return present.flatMap(({ path, file }) => fault(file, path) ?? [])
}
