import type { ObservedAsset } from '@/lib/model/observation'
import type { AdapterResult, ReportContext } from '../../adapter'
import { identifier, instant, text } from './fields'
import { Gathering } from './gathering'
import { addImage, imageAsset, imageOfTarget } from './image'
import { imageAttributes, imageDocument } from './image-document'
import { addObject, type ObjectAsset } from './kubernetes-object'
import type { TrivyClusterReport, TrivyMetadata, TrivyResource, TrivyResult } from './payload'
import { readResult } from './results'
import { jsonPath } from '../../problems'

const lists = ['Resources', 'Findings', 'Vulnerabilities', 'Misconfigurations'] as const

/**
 * Reads the output of `trivy k8s`. What was found in an image stands on the image, with an edge from the workload
 * that runs it; what was found in an object's definition stands on the object. Refused when no cluster is named.
 */
export function readClusterReport(report: TrivyClusterReport, context: ReportContext): AdapterResult {
  // What Trivy writes is the name in somebody's kubeconfig: the sender's own word counts for more.
  const cluster = identifier(context.cluster) ?? identifier(report.ClusterName)
  if (!cluster) {
    const message = 'the report names no cluster; send its name or uid in the header Plimsoll-Cluster'
    return { ok: false, problems: [{ path: '$.ClusterName', message }] }
  }
  const into = new Gathering()
  addObject(into, { cluster, kind: 'Cluster', namespace: null, name: cluster })
  for (const list of lists) {
    for (const [index, resource] of (report[list] ?? []).entries()) {
      readResource(into, cluster, resource, [list, index], list === 'Resources')
    }
  }
  return {
    ok: true,
    observation: into.observation({
      source: 'trivy',
      evidenceAt: instant(report.CreatedAt) ?? instant(context.collectedAt) ?? context.collectedAt,
      title: cluster,
      complete: context.complete ?? true,
    }),
  }
}

/** `isOneImage`: entries of a full report hold at most one image; a summary puts those of all containers together. */
function readResource(
  into: Gathering,
  cluster: string,
  resource: TrivyResource,
  path: readonly PropertyKey[],
  isOneImage: boolean,
): void {
  const object = addObject(into, {
    cluster,
    kind: resource.Kind,
    namespace: resource.Namespace || null,
    name: resource.Name,
  })
  const results = resource.Results ?? []
  const images = imagesOf(
    resource,
    results.filter((result) => !isDefinition(result)),
  )
  const only = images.size === 1 && isOneImage ? [...images.values()][0] : undefined
  for (const image of images.values()) {
    addImage(into, image)
    if (object.isItself) into.addEdge({ from: object.key, kind: 'runs', to: image.key })
  }
  for (const [index, result] of results.entries()) {
    const image = isDefinition(result) ? undefined : (images.get(imageOfTarget(result.Target ?? '') ?? '') ?? only)
    readResult(into, placed(result, resource, object, image), image?.key ?? object.key, [...path, 'Results', index])
  }
  const failure = text(resource.Error, 500)
  // As in a single report: an image that was read and held nothing has no results.
  if (isOneImage && results.length === 0 && !failure) {
    for (const image of images.values()) into.cover(image.key, 'vulnerability')
  }
  if (failure) into.reject({ path: jsonPath([...path, 'Error']), message: `Trivy could not scan it: ${failure}` })
}

/** A check of the object's own definition, as against one of a file inside its image. */
function isDefinition(result: TrivyResult): boolean {
  return result.Type === 'kubernetes' || (result.Class === 'config' && !result.Type)
}

/** What stands on a namespace for want of an own asset says in its target which object it is. */
function placed(
  result: TrivyResult,
  resource: TrivyResource,
  object: ObjectAsset,
  image: ObservedAsset | undefined,
): TrivyResult {
  if (image || object.isItself) return result
  return { ...result, Target: `${resource.Kind}/${resource.Name}` }
}

/** The images of a resource by the name that its results' targets use. */
function imagesOf(resource: TrivyResource, results: TrivyResult[]): Map<string, ObservedAsset> {
  const metadata = [resource.Metadata ?? []].flat()
  const images = new Map<string, ObservedAsset>()
  for (const one of metadata) {
    const image = describedImage(one, metadata.length === 1 ? results : [])
    if (image) for (const name of namesIn(one, results)) images.set(name, image)
  }
  if (images.size > 0) return images
  for (const result of results) {
    const name = imageOfTarget(result.Target ?? '')
    const image = name ? imageAsset({ name }) : null
    if (name && image) images.set(name, image)
  }
  return images
}

/** Targets use one of the tags or digests; an image without a named target still counts, under its id. */
function namesIn(metadata: TrivyMetadata, results: TrivyResult[]): string[] {
  const known = [...(metadata.RepoTags ?? []), ...(metadata.RepoDigests ?? []), metadata.Reference]
  const targets = results.map((result) => imageOfTarget(result.Target ?? ''))
  const used = targets.find((target) => target !== undefined && known.includes(target))
  return [used ?? metadata.ImageID ?? known.find(Boolean) ?? '']
}

function describedImage(metadata: TrivyMetadata, results: TrivyResult[]): ObservedAsset | null {
  const image = imageAsset({
    digests: metadata.RepoDigests,
    tags: [...(metadata.RepoTags ?? []), metadata.Reference ?? null],
    imageId: metadata.ImageID,
  })
  if (!image) return null
  const document = imageDocument(metadata, results)
  const attributes = { ...image.attributes, ...imageAttributes(metadata) }
  return { ...image, attributes, ...(document !== undefined && { document }) }
}
