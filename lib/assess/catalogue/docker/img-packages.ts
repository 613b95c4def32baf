import { manualCheck } from '../../docker-check'

export const imgPackages = manualCheck(
  {
    id: 'docker-img-packages',
    name: 'Images should hold no unnecessary packages',
    description:
      'Shells, compilers and package managers that the program does not need serve only those who break in, and bring vulnerabilities of their own.',
    severity: 'low',
    control: 'best-practices',
    remediation: [
      'Build in stages and copy the program into a minimal base image.',
      'Look at the packages on the page of each image.',
    ],
    level: 1,
    mappings: { cisDocker: ['4.3'] },
  },
  'which packages are needed only their owner knows; scanners list them on the page of each image',
)
