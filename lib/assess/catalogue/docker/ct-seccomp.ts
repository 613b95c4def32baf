import { containerCheck, when } from '../../docker-check'

export const ctSeccomp = containerCheck({
  id: 'docker-ct-seccomp',
  name: 'The seccomp profile should not be switched off',
  description:
    'The default profile keeps some fifty system calls from containers that hardly any program needs and many attacks on the kernel do.',
  severity: 'high',
  control: 'security-configurations',
  remediation: [
    'Remove `--security-opt seccomp=unconfined`.',
    'Write a profile of its own for a program that needs more.',
  ],
  level: 1,
  mappings: { cisDocker: ['5.22'] },
  inspect: ({ container: { HostConfig } }) => {
    const off = (HostConfig.SecurityOpt ?? []).find((one) => /^seccomp[=:]unconfined$/.test(one))
    return when(off !== undefined, 'HostConfig.SecurityOpt', off, 'no seccomp profile holds the container')
  },
})
