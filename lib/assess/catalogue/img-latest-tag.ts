import { perImage } from '../container-images'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

export const imgLatestTag = podCheck({
  id: 'k8s-img-latest-tag',
  name: 'Images should not use the latest tag',
  description:
    'The tag `latest`, which a reference without a tag means too, names another image tomorrow. Nobody can say which version runs, roll back to it, or tell whether a fix is in.',
  severity: 'medium',
  control: 'remediate-vulnerabilities',
  remediation: [
    'Name a version tag, or better a digest (`image@sha256:…`), for each container below.',
    'Let a bot raise the version, so that updates stay regular.',
  ],
  mappings: {
    azurePolicy: '021f8078-41a0-40e6-81b6-c6597da9f3ee',
    nsa: ['PS-img'],
    kubescape: ['C-0075'],
    trivy: ['KSV-0013'],
  },
  ignoresExclusions: true,
  inspect: (pod) =>
    perImage(
      pod,
      ({ tag, digest }, { path, label }, written) =>
        tag === 'latest' &&
        digest === null &&
        proof(`${path}.image`, written, `${label} runs whatever "latest" is today`),
    ),
})
