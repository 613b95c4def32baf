import { artifactKey } from '@/lib/model/key'
import { parseImageReference } from '@/lib/model/image-reference'
import type { ObservedAsset } from '@/lib/model/observation'
import type { ReportContext } from '../../adapter'
import { identifier, list, record, text, texts, type Raw } from '../trivy/fields'
import { imageAsset } from '../trivy/image'

/**
 * What a run looked at. The header Plimsoll-Scope says it for every tool; Trivy says it in the run's properties, Grype
 * in each message. Null when nothing does.
 */
export function subjectOf(run: Raw, context: ReportContext): ObservedAsset | null {
  const scope = identifier(context.scope)
  const properties = record(run.properties)
  const imageName = identifier(properties?.imageName)
  if (properties && (imageName || properties.imageID)) {
    const image = imageAsset({
      digests: texts(properties.repoDigests, 100),
      tags: texts(properties.repoTags, 100),
      imageId: identifier(properties.imageID) ?? null,
      ...((scope ?? imageName) && { name: scope ?? imageName }),
    })
    if (image) return image
  }
  const named = scope ?? nameOfMessages(run)
  if (!named) return null
  const isImage =
    /[:@]|^[\w.-]+\/[\w./-]+$/.test(named) &&
    !/^[./~]|\.(?:tar|tgz|tar\.\w+)$/i.test(named) &&
    parseImageReference(named)
  const image = isImage ? imageAsset({ name: named }) : null
  return image ?? { kind: 'artifact', key: artifactKey('sarif', named), name: named, attributes: { type: 'sarif' } }
}

/** `… was found in image nginx:1.27 at: …`, as Grype writes. */
function nameOfMessages(run: Raw): string | undefined {
  for (const result of list(run.results).slice(0, 20)) {
    const message = text(record(record(result)?.message)?.text, 2_000) ?? ''
    const named = /\bwas found in (?:image|\S{1,40} scan of) (\S{1,500}) at:/.exec(message)?.[1]
    if (named) return named
  }
  return undefined
}
