import { podCheck } from '../pod-check'

export const imgSignature = podCheck({
  id: 'k8s-img-signature',
  name: 'Images should be signed and verified',
  description:
    'Nothing proves that the image is the one your pipeline built. With signatures that the cluster verifies before it starts a pod, an image that someone slipped into the registry does not run.',
  severity: 'medium',
  control: 'remediate-vulnerabilities',
  remediation: [
    'Sign each image in the pipeline that builds it, with cosign or notation.',
    'Verify signatures at admission: Kyverno, the sigstore policy controller or Ratify.',
  ],
  mappings: {
    azurePolicy: 'cf426bb8-b320-4321-8545-1b784a5df3a4',
    cis: ['5.5.1'],
    nsa: ['PS-img'],
    kubescape: ['C-0236', 'C-0237'],
  },
  ignoresExclusions: true,
  // Signatures lie in the registry, which nobody has asked; a tool that has (Kubescape) decides instead.
  inspect: () => ({ missing: 'no signatures were looked up in the registry' }),
})
