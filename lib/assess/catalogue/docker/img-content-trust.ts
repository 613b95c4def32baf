import { hostCheck, known, when } from '../../docker-check'

export const imgContentTrust = hostCheck({
  id: 'docker-img-content-trust',
  name: 'Images could be pulled with content trust',
  description:
    'Content trust pulls only images with a signature of Notary. Docker is retiring it, so this is advice for hosts that still rely on it; signatures of cosign or notation take its place.',
  severity: 'informational',
  control: 'best-practices',
  remediation: [
    'Sign images with cosign or notation, and verify them before they run.',
    'Until then, set `DOCKER_CONTENT_TRUST=1` in `/etc/environment`.',
  ],
  preview: true,
  level: 2,
  mappings: { cisDocker: ['4.5'] },
  inspect: ({ contentTrust }) => when(!known(contentTrust), 'contentTrust', false, 'content trust is off'),
})
