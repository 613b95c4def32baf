import type { DockerHostDocument } from '@/lib/model/docker-host'
import type { HostCheck } from '../../check'
import { hostCheck, known, pointless } from '../../docker-check'
import { covers } from '@/lib/model/host-path'
import { proof } from '../../verdict'
import { fileAt } from './file-facts'

type Watched = {
  id: string
  cis: string
  /** What to call it, and where it lies. */
  what: string
  path: string
  level: 1 | 2
  /** Where it lies on this very host, if distributions differ. */
  find?: (host: DockerHostDocument) => string | undefined
}

/** CIS Docker Benchmark 1.6.0, 1.1.3 – 1.1.18; on the level of the first four, published profiles disagree. */
const watched: readonly Watched[] = [
  {
    id: 'dockerd',
    cis: '1.1.3',
    what: 'the Docker daemon',
    path: '/usr/bin/dockerd',
    level: 1,
    // Debian's own package has it elsewhere.
    find: ({ files }) => ('value' in files && files.value['/usr/sbin/dockerd'] ? '/usr/sbin/dockerd' : undefined),
  },
  { id: 'containerd-dir', cis: '1.1.4', what: 'the run directory of containerd', path: '/run/containerd', level: 1 },
  {
    id: 'data-root',
    cis: '1.1.5',
    what: 'the data root of Docker',
    path: '/var/lib/docker',
    level: 1,
    find: ({ info }) => ('value' in info ? (info.value.DockerRootDir ?? undefined) : undefined),
  },
  { id: 'etc-docker', cis: '1.1.6', what: 'the settings of Docker', path: '/etc/docker', level: 1 },
  {
    id: 'docker-service',
    cis: '1.1.7',
    what: 'the unit docker.service',
    path: '/usr/lib/systemd/system/docker.service',
    level: 2,
    find: ({ units }) => ('value' in units ? units.value.service[0] : undefined),
  },
  {
    id: 'containerd-sock',
    cis: '1.1.8',
    what: 'the socket of containerd',
    path: '/run/containerd/containerd.sock',
    level: 2,
  },
  {
    id: 'docker-socket',
    cis: '1.1.9',
    what: 'the unit docker.socket',
    path: '/usr/lib/systemd/system/docker.socket',
    level: 2,
    find: ({ units }) => ('value' in units ? units.value.socket[0] : undefined),
  },
  { id: 'default-docker', cis: '1.1.10', what: 'the start options of Docker', path: '/etc/default/docker', level: 2 },
  { id: 'daemon-json', cis: '1.1.11', what: 'the settings of the daemon', path: '/etc/docker/daemon.json', level: 2 },
  {
    id: 'containerd-config',
    cis: '1.1.12',
    what: 'the settings of containerd',
    path: '/etc/containerd/config.toml',
    level: 2,
  },
  {
    id: 'sysconfig-docker',
    cis: '1.1.13',
    what: 'the start options of Docker',
    path: '/etc/sysconfig/docker',
    level: 2,
  },
  { id: 'containerd-bin', cis: '1.1.14', what: 'containerd', path: '/usr/bin/containerd', level: 2 },
  {
    id: 'containerd-shim',
    cis: '1.1.15',
    what: 'the first shim of containerd',
    path: '/usr/bin/containerd-shim',
    level: 2,
  },
  { id: 'shim-runc-v1', cis: '1.1.16', what: 'the runc shim v1', path: '/usr/bin/containerd-shim-runc-v1', level: 2 },
  { id: 'shim-runc-v2', cis: '1.1.17', what: 'the runc shim v2', path: '/usr/bin/containerd-shim-runc-v2', level: 2 },
  { id: 'runc', cis: '1.1.18', what: 'runc', path: '/usr/bin/runc', level: 2 },
]

/** One check per file that auditd should watch. */
export const auditChecks: readonly HostCheck[] = watched.map(({ id, cis, what, path, level, find }) =>
  hostCheck({
    id: `docker-host-audit-${id}`,
    name: `Changes of ${path} should be audited`,
    description: `Who can replace or rewrite ${what} owns every container on the host. Without an audit rule for ${path} nobody can tell afterwards who did it and when.`,
    severity: 'low',
    control: 'auditing-logging',
    remediation: [
      `Add the line \`-w ${path} -k docker\` to a file under \`/etc/audit/rules.d\`.`,
      'Load it with `augenrules --load`, or restart auditd.',
    ],
    level,
    mappings: { cisDocker: [cis] },
    inspect: (host) => {
      const place = find?.(host) ?? path
      if (fileAt(host, place) === null) return pointless(`${place} does not exist on this host`)
      const rules = known(host.auditRules)
      return rules.some((rule) => watches(rule, place))
        ? []
        : [proof('auditRules', undefined, `no rule watches ${place}`)]
    },
  }),
)

/** True when one line of auditd's rules watches this path, by itself or with the directory above it. */
function watches(rule: string, path: string): boolean {
  if (rule.trimStart().startsWith('#')) return false
  const words = rule.trim().split(/\s+/)
  return words.some((word, index) => {
    const before = words[index - 1]
    const bare = (text: string) => text.replace(/(?<=.)\/$/, '')
    // A watch on a directory is recursive, and so is `dir=`.
    if (before === '-w') return covers(bare(word), path)
    if (before !== '-F') return false
    const [, field, value] = /^(path|dir)=(.+)$/.exec(word) ?? []
    if (!value) return false
    return field === 'path' ? bare(value) === path : covers(bare(value), path)
  })
}
