import { hostCheck, when } from '../../docker-check'
import { stringsParameter } from '../../parameter'
import { setting } from './settings'

const allowed = stringsParameter({
  name: 'allowedCgroups',
  description: 'Cgroups under which containers may run by default.',
  default: [],
})

export const daemonCgroupParent = hostCheck({
  id: 'docker-daemon-cgroup-parent',
  name: 'The default cgroup of containers should be the usual one',
  description:
    'Another default cgroup puts all containers under limits that somebody chose for something else, or under none.',
  severity: 'low',
  control: 'security-configurations',
  remediation: [
    'Remove `cgroup-parent` from daemon.json and the flags of dockerd.',
    'Where it is meant, name it in the parameter of this recommendation.',
  ],
  level: 2,
  mappings: { cisDocker: ['2.10'] },
  parameters: [allowed],
  inspect: (host, { parameters }) => {
    const found = setting(host, 'cgroup-parent')
    const isFine =
      found === undefined || (typeof found.value === 'string' && allowed.of(parameters).includes(found.value))
    return when(!isFine, found?.at ?? '', found?.value, 'containers run under another cgroup by default')
  },
})
