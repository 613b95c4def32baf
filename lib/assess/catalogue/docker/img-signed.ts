import { manualCheck } from '../../docker-check'

export const imgSigned = manualCheck(
  {
    id: 'docker-img-signed',
    name: 'Signatures of images should be verified',
    description:
      'A signature proves that an image is the one that was built. Whether there is one, the registry knows, not the host that runs the image.',
    severity: 'medium',
    control: 'best-practices',
    remediation: [
      'Sign images in the pipeline with `cosign sign` or `notation sign`.',
      'Verify them before they are started.',
    ],
    level: 1,
    mappings: { cisDocker: ['4.12'] },
  },
  'ask the registry for the signature of each image',
)
