import { parseImageReference } from '@/lib/model/image-reference'
import { perContainer, podCheck } from '../pod-check'
import { proof } from '../verdict'

const isBareDigest = (image: string) => /^sha256:[0-9a-f]{64}$/.test(image)

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
  inspect: (pod) => {
    const unreadable: string[] = []
    const found = perContainer(pod, ({ container: { image }, path, label }) => {
      if (image && isBareDigest(image)) return null
      const reference = image ? parseImageReference(image) : null
      if (!image || !reference) {
        unreadable.push(label)
        return null
      }
      return (
        reference.tag === 'latest' &&
        reference.digest === null &&
        proof(`${path}.image`, image, `${label} runs whatever "latest" is today`)
      )
    })
    return found.length === 0 && unreadable.length > 0
      ? { unknown: `image reference missing or unreadable: ${unreadable.slice(0, 5).join(', ')}` }
      : found
  },
})
