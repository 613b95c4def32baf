import { manualCheck } from '../../docker-check'

export const hostHardened = manualCheck(
  {
    id: 'docker-host-hardened',
    name: 'The operating system of the host should be hardened',
    description:
      'Containers are as safe as the kernel and the services beside them. Which benchmark applies depends on the distribution; no single measure tells whether it was followed.',
    severity: 'informational',
    control: 'best-practices',
    remediation: ['Apply the benchmark of the distribution, and keep its kernel up to date.'],
    level: 1,
    mappings: { cisDocker: ['1.2.1'] },
  },
  'look at the benchmark of the operating system',
)
