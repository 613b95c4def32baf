import { containerCheck, when } from '../../docker-check'

export const ctMountPropagation = containerCheck({
  id: 'docker-ct-mount-propagation',
  name: 'Mounts should not be propagated to the host',
  description:
    'In a shared mount, whatever the container mounts appears on the host and in other containers too, where it can cover files of the system.',
  severity: 'high',
  control: 'manage-access',
  remediation: ['Mount without `:shared` and `:rshared`.'],
  level: 1,
  mappings: { cisDocker: ['5.20'] },
  inspect: ({ container }) =>
    (container.Mounts ?? []).flatMap(({ Propagation, Destination }, index) =>
      when(
        Propagation === 'shared' || Propagation === 'rshared',
        `Mounts[${index}].Propagation`,
        Propagation ?? '',
        `mounts in ${Destination ?? 'it'} reach the host`,
      ),
    ),
})
