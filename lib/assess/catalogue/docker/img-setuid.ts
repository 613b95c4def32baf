import { manualCheck } from '../../docker-check'

export const imgSetuid = manualCheck(
  {
    id: 'docker-img-setuid',
    name: 'Files in images should not be setuid',
    description:
      'A setuid file makes whoever runs it root of the container. Hardly any program needs one, and each is a step on the way out.',
    severity: 'medium',
    control: 'best-practices',
    remediation: [
      'Remove the bits at the end of the build: `RUN find / -xdev -perm /6000 -type f -exec chmod a-s {} +`.',
    ],
    level: 2,
    mappings: { cisDocker: ['4.8'] },
  },
  'it takes a look into the layers of each image, which the engine does not offer',
)
