import { hostCheck, when } from '../../docker-check'
import { historyFaults } from './stored-images'

const unverified =
  /--allow-unauthenticated|--nogpgcheck|--no-gpg-check|--allow-untrusted|--force-yes|\b(?:curl|wget)\b[^|;&]{0,500}\|\s{0,8}(?:sudo\s+)?(?:ba|da|z)?sh\b/

export const imgVerifiedPackages = hostCheck({
  id: 'docker-img-verified-packages',
  name: 'Images should install only verified packages',
  description:
    'A package whose signature nobody checks, or a script piped from the network into a shell, is whatever the one in between makes of it.',
  severity: 'medium',
  control: 'best-practices',
  remediation: ['Remove the options that switch off signatures.', 'Download, check the digest, then run.'],
  level: 2,
  mappings: { cisDocker: ['4.11'] },
  inspect: (host) =>
    historyFaults(host, ({ by }, name, at) =>
      when(unverified.test(by), at, by.slice(0, 200), `${name} was built from what nobody verified`),
    ),
})
