import { containerCheck, when } from '../../docker-check'

/** Orchestrators put their containers into slices of their own. */
const usual = /^\/?(?:kubepods|docker-compose|system\.slice\/docker|docker)(?:[/.-]|$)/

export const ctCgroup = containerCheck({
  id: 'docker-ct-cgroup',
  name: 'The cgroup of containers should be the default',
  description:
    'In another cgroup a container escapes the limits that hold all containers together, and may share those of services of the host.',
  severity: 'low',
  control: 'ddos-protection',
  remediation: ['Remove `--cgroup-parent`.'],
  level: 1,
  mappings: { cisDocker: ['5.25'] },
  inspect: ({ container: { HostConfig } }) => {
    const parent = HostConfig.CgroupParent ?? ''
    return when(
      parent !== '' && !usual.test(parent),
      'HostConfig.CgroupParent',
      parent,
      'the container runs in another cgroup',
    )
  },
})
