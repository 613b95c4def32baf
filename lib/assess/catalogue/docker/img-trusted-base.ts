import { parseImageReference } from '@/lib/model/image-reference'
import { hostCheck, pointless, when } from '../../docker-check'
import { stringsParameter } from '../../parameter'
import { eachImage } from './stored-images'

const trusted = stringsParameter({
  name: 'trustedRegistries',
  description: 'Registries and repositories from which images may come; empty: not judged.',
  default: [],
})

export const imgTrustedBase = hostCheck({
  id: 'docker-img-trusted-base',
  name: 'Images should come from trusted registries',
  description:
    'An image is a program that somebody else packed. From a registry that nobody vouches for it may hold anything.',
  severity: 'medium',
  control: 'remediate-vulnerabilities',
  remediation: [
    'Name the registries you trust in the parameter of this recommendation.',
    'Pull through them, and remove images from elsewhere with `docker image rm`.',
  ],
  level: 1,
  mappings: { cisDocker: ['4.2'] },
  parameters: [trusted],
  inspect: (host, { parameters }) => {
    const list = trusted.of(parameters)
    if (list.length === 0) return pointless('manual: name the registries that you trust, then this is judged')
    return eachImage(host, (image, name, at) => {
      const names = [...(image.RepoTags ?? []), ...(image.RepoDigests ?? [])]
      const repositories = names.flatMap((one) => parseImageReference(one)?.repository ?? [])
      const isTrusted = (repository: string) =>
        list.some((place) => repository === place || repository.startsWith(place.replace(/\/?$/, '/')))
      // What was built here and never pushed comes from nowhere else.
      return when(
        repositories.length > 0 && !repositories.some(isTrusted),
        `${at}.RepoTags`,
        name,
        `${name} comes from no trusted registry`,
      )
    })
  },
})
