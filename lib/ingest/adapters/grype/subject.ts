import { artifactKey } from '@/lib/model/key'
import type { ObservedAsset } from '@/lib/model/observation'
import type { ReportContext } from '../../adapter'
import { identifier, record, text, texts, type Raw } from '../trivy/fields'
import { imageAsset } from '../trivy/image'

/** What was scanned: an image by its digests and tags, else a tree by its path or the header Plimsoll-Scope; null when nothing says. */
export function subjectOf(report: Raw, context: ReportContext): ObservedAsset | null {
  const source = record(report.source)
  const type = text(source?.type) ?? 'unknown'
  const scope = identifier(context.scope)
  const target = record(source?.target)
  if (type === 'image' && target) {
    const name = identifier(target.userInput) ?? scope
    const image = imageAsset({
      digests: texts(target.repoDigests, 100),
      tags: texts(target.tags, 100),
      imageId: identifier(target.imageID) ?? null,
      ...(name && { name }),
    })
    if (image) return { ...image, attributes: { ...image.attributes, ...systemOf(report) } }
    return artifact(type, scope ?? name)
  }
  const path = identifier(source?.target) ?? identifier(target?.path) ?? identifier(target?.userInput)
  return artifact(type, scope ?? (path === 'unknown' ? undefined : path))
}

function systemOf(report: Raw): { os?: string } {
  const distro = record(report.distro)
  const name = text(distro?.name)
  const version = text(distro?.version)
  return name ? { os: version ? `${name} ${version}` : name } : {}
}

function artifact(type: string, name: string | undefined): ObservedAsset | null {
  return name ? { kind: 'artifact', key: artifactKey(type, name), name, attributes: { type } } : null
}
