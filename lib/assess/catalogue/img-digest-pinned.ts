import { perImage } from '../container-images'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

export const imgDigestPinned = podCheck({
  id: 'k8s-img-digest-pinned',
  name: 'Images should be pinned by digest',
  description:
    'A tag can be moved to another image at any time, by mistake or by someone who took over the registry. Only a digest names one content, on every node and after every restart.',
  severity: 'informational',
  preview: true,
  control: 'remediate-vulnerabilities',
  remediation: [
    'Write the digest behind the tag: `image:1.4@sha256:…`; the tag then only tells people what it is.',
    'Let a bot renew the digest, so that updates stay regular.',
  ],
  mappings: { nsa: ['PS-img'], kubescape: ['C-0306'] },
  ignoresExclusions: true,
  inspect: (pod) =>
    perImage(
      pod,
      ({ digest }, { path, label }, written) =>
        digest === null && proof(`${path}.image`, written, `${label} names its image without a digest`),
    ),
})
