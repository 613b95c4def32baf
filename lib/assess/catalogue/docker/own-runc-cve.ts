import { hostCheck, known, unread, when } from '../../docker-check'
import { atLeast, versionOf, type Version } from './engine-version'

/** The first version of runc that lets nothing out through a leaked file descriptor: CVE-2024-21626. */
const mended: Version = [1, 1, 12]

export const ownRuncCve = hostCheck({
  id: 'docker-own-runc-cve',
  name: 'runc should be mended against known ways out',
  description:
    'runc starts every container. Versions before 1.1.12 leak a handle to the host into it (CVE-2024-21626), by which a crafted image reads and writes files of the host.',
  severity: 'high',
  control: 'apply-system-updates',
  remediation: ['Upgrade containerd and runc with the package manager of the host, then restart the containers.'],
  mappings: {},
  inspect: ({ version }) => {
    const components = known(version).Components ?? []
    const index = components.findIndex(({ Name }) => Name === 'runc')
    const runc = components[index] ?? unread('the engine did not name the version of runc')
    return when(
      !atLeast(versionOf('runc', runc.Version), mended),
      `version.Components[${index}].Version`,
      runc.Version,
      `runc ${runc.Version} is open to CVE-2024-21626`,
    )
  },
})
