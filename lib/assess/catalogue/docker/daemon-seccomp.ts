import { hostCheck, known, when } from '../../docker-check'

export const daemonSeccomp = hostCheck({
  id: 'docker-daemon-seccomp',
  name: 'A seccomp profile should hold all containers by default',
  description:
    'Without a profile of the daemon every container may make every system call, also those that attacks on the kernel need.',
  severity: 'high',
  control: 'security-configurations',
  remediation: ['Remove `"seccomp-profile": "unconfined"` from daemon.json.', 'Run a kernel with seccomp.'],
  level: 2,
  mappings: { cisDocker: ['2.17'] },
  inspect: ({ info }) => {
    const entry = (known(info).SecurityOptions ?? []).find((one) => one.includes('name=seccomp'))
    return when(
      entry === undefined || entry.includes('profile=unconfined'),
      'info.SecurityOptions',
      entry,
      'no seccomp profile holds containers by default',
    )
  },
})
