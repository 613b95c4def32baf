import { parseImageReference, type ImageReference } from '@/lib/model/image-reference'
import { imageKey, imageTagKey, registryKey, repositoryKey } from '@/lib/model/key'
import type { Json } from '@/lib/model/json'
import type { ObservedAsset } from '@/lib/model/observation'
import type { Gathering } from './gathering'

/** Everything a report calls an image by; what does not parse is left out. */
type ImageNames = {
  digests?: readonly (string | null)[] | null
  tags?: readonly (string | null)[] | null
  /** The id of the image's configuration: the same for every registry, but not the digest people pull by. */
  imageId?: string | null
  /** What the person typed; may be the path of a tar file. */
  name?: string | null
}

/** Stands where an image has no repository, as `docker images` prints it. */
const noRepository = '<none>'
const digestPattern = /^sha256:[0-9a-f]{64}$/

/**
 * The asset of an image. One asset per image: keyed by the digest of the first repository in order, else by the
 * image id, else by tag; every other name goes to `references`. Null when nothing names it.
 */
export function imageAsset(names: ImageNames): ObservedAsset | null {
  const name = typedReference(names)
  const parsed = [...(names.digests ?? []), ...(names.tags ?? []), name].flatMap((text) => {
    const reference = text ? parseImageReference(text) : null
    return reference ? [reference] : []
  })
  const inOrder = parsed.sort((a, b) => order(nameOf(a), nameOf(b)))
  const digested = inOrder.find((reference) => reference.digest !== null)
  const tagged = inOrder.find(
    (reference) => reference.tag !== null && (!digested || reference.repository === digested.repository),
  )
  const anyTag = tagged ?? inOrder.find((reference) => reference.tag !== null)
  const imageId = names.imageId && digestPattern.test(names.imageId) ? names.imageId : null
  const digest = digested?.digest ?? imageId
  const home = digested ?? anyTag ?? null
  if (!digest && !anyTag?.tag) return null
  const repository = home?.repository ?? noRepository
  const key = digest ? imageKey(repository, digest) : imageTagKey(repository, anyTag?.tag ?? '')
  const references = [...new Set(inOrder.flatMap(allNames))].filter((reference) => `image/${reference}` !== key).sort()
  const attributes: Record<string, Json> = {
    ...(home && { repository, registry: home.registry }),
    ...(digested?.digest && { digest: digested.digest }),
    ...(tagged?.tag && { tag: tagged.tag }),
    ...(imageId && { imageId }),
  }
  return {
    kind: 'image',
    key,
    // The file of an archive says more to people than that it has no name.
    name: anyTag ? nameOf(anyTag) : home || !names.name ? `${repository}@${(digest ?? '').slice(0, 19)}` : names.name,
    attributes,
    ...(references.length > 0 && { references }),
  }
}

/** Adds the image with its repository and registry, and gives the image's key back. */
export function addImage(into: Gathering, image: ObservedAsset): string {
  into.addAsset(image)
  const { repository, registry } = image.attributes ?? {}
  if (typeof repository !== 'string' || typeof registry !== 'string') return image.key
  const from = into.addAsset({ kind: 'registry', key: registryKey(registry), name: registry, mentioned: true })
  const to = into.addAsset({
    kind: 'repository',
    key: repositoryKey(repository),
    name: repository,
    attributes: { registry },
    mentioned: true,
  })
  into.addEdge({ from, kind: 'contains', to })
  into.addEdge({ from: to, kind: 'contains', to: image.key })
  return image.key
}

/** `library/nginx:1.27 (debian 12.5)` → the image's name; undefined for targets that name no system. */
export function imageOfTarget(target: string): string | undefined {
  return /^(\S+) \([^()]+\)$/.exec(target)?.[1]
}

/** The typed name counts if it says tag or digest, or if it is all there is; a file's path never does. */
function typedReference({ name, digests, tags, imageId }: ImageNames): string | null {
  if (!name || /^[./~]|\.(?:tar|tgz|tar\.\w+)$/i.test(name)) return null
  const isExplicit = /[:@][^/]*$/.test(name)
  const isAlone = ![...(digests ?? []), ...(tags ?? []), imageId].some(Boolean)
  return isExplicit || isAlone ? name : null
}

const nameOf = (reference: ImageReference) =>
  reference.tag ? `${reference.repository}:${reference.tag}` : `${reference.repository}@${reference.digest}`

const allNames = ({ repository, tag, digest }: ImageReference) => [
  ...(tag ? [`${repository}:${tag}`] : []),
  ...(digest ? [`${repository}@${digest}`] : []),
]

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
