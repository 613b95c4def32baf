import { parseImageReference } from '@/lib/model/image-reference'
import { containerCheck, unread, when } from '../../docker-check'

export const ctLatest = containerCheck({
  id: 'docker-ct-latest',
  name: 'Containers should run a pinned image',
  description:
    'The tag `latest`, which a name without a tag means too, is another image tomorrow. Nobody can say which version runs, or tell whether a fix is in.',
  severity: 'low',
  control: 'remediate-vulnerabilities',
  remediation: [
    'Start the container from a version tag or a digest (`image@sha256:…`).',
    'Pull and replace it regularly.',
  ],
  level: 1,
  mappings: { cisDocker: ['5.28'] },
  inspect: ({ container }) => {
    const written = container.Config.Image ?? ''
    if (/^(?:sha256:)?[0-9a-f]{12,64}$/.test(written)) return []
    const reference = parseImageReference(written)
    if (!reference) return unread(`"${written.slice(0, 80)}" is no name of an image`)
    return when(
      reference.tag === 'latest' && reference.digest === null,
      'Config.Image',
      written,
      'the container runs whatever "latest" was',
    )
  },
})
