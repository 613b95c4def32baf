import { artifactKey } from '@/lib/model/key'
import { parseImageReference } from '@/lib/model/image-reference'
import type { ObservedAsset } from '@/lib/model/observation'
import type { AdapterResult, ReportContext } from '../../adapter'
import { identifier, instant } from './fields'
import { Gathering } from './gathering'
import { addImage, imageAsset, imageOfTarget } from './image'
import { imageAttributes, imageDocument } from './image-document'
import type { TrivyReport } from './payload'
import { readResult } from './results'

const nameless =
  'names neither an image nor another artifact; scan it by name, or say what it is in the header Plimsoll-Scope'

/**
 * Reads a report about one image or other artifact. `path` leads to its results: `$.Results`, or `$` for the bare
 * list of old versions. Refused when nothing says what was scanned.
 */
export function readReport(report: TrivyReport, path: readonly PropertyKey[], context: ReportContext): AdapterResult {
  const results = report.Results ?? []
  const subject = subjectOf(report, context)
  if (!subject) return { ok: false, problems: [{ path: '$', message: nameless }] }
  const into = new Gathering()
  const asset = subject.kind === 'image' ? addImage(into, subject) : into.addAsset(subject)
  for (const [index, result] of results.entries()) readResult(into, result, asset, [...path, index])
  // Trivy leaves the results out of an image in which it found nothing to look into.
  if (results.length === 0 && subject.kind === 'image' && report.Metadata) into.cover(asset, 'vulnerability')
  return {
    ok: true,
    observation: into.observation({
      source: 'trivy',
      evidenceAt: instant(report.CreatedAt) ?? instant(context.collectedAt) ?? context.collectedAt,
      title: subject.name,
      complete: context.complete ?? true,
    }),
  }
}

function subjectOf(report: TrivyReport, context: ReportContext): ObservedAsset | null {
  const type = report.ArtifactType ?? ''
  const name = identifier(report.ArtifactName)
  const scope = identifier(context.scope)
  if (type === 'container_image' || type === 'image')
    return imageOf(report, name ?? scope) ?? artifact(type, scope ?? name)
  if (type !== '') return artifact(type, scope ?? treeName(report, name, context))
  const target = report.Results?.map((result) => imageOfTarget(result.Target ?? '')).find(
    (found) => found !== undefined,
  )
  const scopedImage = scope && /[:@]/.test(scope) && parseImageReference(scope) ? scope : undefined
  return imageOf(report, target ?? scopedImage) ?? artifact('unknown', scope ?? treeName(report, name, context))
}

function imageOf(report: TrivyReport, name: string | undefined): ObservedAsset | null {
  const metadata = report.Metadata
  const image = imageAsset({
    digests: metadata?.RepoDigests,
    tags: [...(metadata?.RepoTags ?? []), metadata?.Reference ?? null],
    imageId: metadata?.ImageID,
    name,
  })
  if (!image) return null
  const document = imageDocument(metadata ?? null, report.Results ?? [])
  return {
    ...image,
    attributes: { ...image.attributes, ...(metadata && imageAttributes(metadata)) },
    ...(document !== undefined && { document }),
  }
}

/**
 * What to call a tree that was scanned where it lay. A path says little, `.` nothing: the repository it was checked
 * out from is put in front, else for `.` the collector, so that the trees of two pipelines stay two.
 */
function treeName(report: TrivyReport, name: string | undefined, { collector }: ReportContext): string | undefined {
  const isHere = /^\.{0,2}\/?$/.test(name ?? '')
  const repository = identifier(report.Metadata?.RepoURL)
  if (!repository || name?.includes('://')) return isHere && report.ArtifactType ? `${collector}: ${name || '.'}` : name
  return isHere ? repository : `${repository}: ${name}`
}

/** A tree, machine or bill of materials: it never runs by itself, so its type and name are all it is known by. */
function artifact(type: string, name: string | undefined): ObservedAsset | null {
  if (!name) return null
  return { kind: 'artifact', key: artifactKey(type, name), name, attributes: { type } }
}
