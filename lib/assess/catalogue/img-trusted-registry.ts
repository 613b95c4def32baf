import { comesFrom, perImage } from '../container-images'
import { stringsParameter } from '../parameter'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

const trusted = stringsParameter({
  name: 'trustedRegistries',
  description: 'Registries, or parts of them, that images may come from: ghcr.io, ghcr.io/acme, docker.io/library/*.',
  default: [],
})

export const imgTrustedRegistry = podCheck({
  id: 'k8s-img-trusted-registry',
  name: 'Container images should be deployed from trusted registries only',
  description:
    'The image comes from a registry that nobody here has vouched for. Whoever can push there decides what runs in the cluster. A name without a registry means Docker Hub.',
  severity: 'high',
  control: 'remediate-vulnerabilities',
  remediation: [
    'Copy the image to a registry of yours, where it is scanned, and name it from there.',
    'Or add the registry to the trusted ones of this recommendation, if its publishers are known.',
    'Refuse other registries at admission, so that the list stays true.',
  ],
  mappings: {
    defender: 'Container images should be deployed from trusted registries only',
    defenderKey: '8d244d29-fa00-4332-b935-c3a51d525417',
    azurePolicy: 'febd0533-8e55-448f-b837-bd0e06f16469',
    cis: ['5.5.1'],
    nsa: ['PS-img'],
    kubescape: ['C-0078', 'C-0001'],
    trivy: ['KSV-0125', 'KSV-0034'],
  },
  ignoresExclusions: true,
  parameters: [trusted],
  inspect: (pod, _related, parameters) => {
    const places = trusted.of(parameters)
    if (places.length === 0) return { missing: 'nobody has said which registries are trusted here' }
    return perImage(
      pod,
      (image, { path, label }, written) =>
        !comesFrom(image, places) &&
        proof(`${path}.image`, written, `${label} runs an image of ${image.registry}, which is not on the list`),
    )
  },
})
