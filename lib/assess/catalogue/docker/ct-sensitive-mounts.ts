import { containerCheck, when } from '../../docker-check'
import { normalPath } from '@/lib/model/host-path'

/** Directories of the benchmark, then those of our own reading. */
const places = new Set([
  '/',
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/proc',
  '/sys',
  '/usr',
  '/root',
  '/home',
  '/var',
  '/run',
  '/var/run',
  '/var/lib/docker',
  '/var/lib/kubelet',
])

export const ctSensitiveMounts = containerCheck({
  id: 'docker-ct-sensitive-mounts',
  name: 'Sensitive directories of the host should not be mounted',
  description:
    'A container that sees /etc, /proc or the data root of Docker reads the secrets of the host, and one that may write there takes it over. Mounting it read-only is better, and still too much.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Mount only the directory with the data that the container needs, outside the system directories.',
    'Use a named volume where the host itself does not need the files.',
  ],
  level: 1,
  mappings: { cisDocker: ['5.6'] },
  inspect: ({ container }) =>
    (container.Mounts ?? []).flatMap((mount, index) => {
      if (mount.Type !== 'bind' || !mount.Source) return []
      const source = normalPath(mount.Source)
      const how = mount.RW === false ? 'reads' : 'can write to'
      return when(
        places.has(source),
        `Mounts[${index}].Source`,
        mount.Source,
        `the container ${how} ${source} of the host`,
      )
    }),
})
