import { z } from 'zod'
import { findingKinds } from '@/lib/model/finding'
import type { ImageDetail } from '@/lib/model/inventory'
import { countOf } from '@/lib/model/severity-totals'
import { defineQuery } from '@/lib/operation'
import { assetCoverage } from './asset-coverage'
import { assetIdInput, assetInScope } from './asset-in-scope'
import { imageComparison } from './image-comparison'
import { imageDocument } from './image-document'
import { textOf, toImageItems } from './image-item'
import { imageLayers } from './image-layers'
import { imagePlaces } from './image-places'
import { imageWitnesses } from './image-witnesses'

/** One image: what it is, where it runs, who looked into it, what its layers brought, what changed since the last one. */
export const readImage = defineQuery({
  permission: 'assets:read',
  input: z.strictObject({ id: assetIdInput }),
  async run({ db, scope }, { id }): Promise<ImageDetail> {
    const image = await assetInScope(db, scope, id, 'image')
    const [[item], document, coverage, references, runs, comparison, tallies, misconfigured] = await Promise.all([
      toImageItems(db, [image]),
      imageDocument(db, id),
      assetCoverage(db, id),
      db.assetReference.findMany({ where: { assetId: id }, orderBy: { reference: 'asc' }, take: 100 }),
      imagePlaces(db, id),
      imageComparison(db, id),
      db.assetFindingTally.findMany({ where: { assetId: id, count: { gt: 0 } } }),
      db.assessment.count({ where: { assetId: id, status: 'unhealthy' } }),
    ])
    const [placed, seen] = await Promise.all([imageLayers(db, id, document), imageWitnesses(db, id, coverage)])
    if (!item) throw new Error(`image ${id} has no row`)
    const { attributes } = image
    const names = references.map((row) => row.reference)
    return {
      ...item,
      ...placed,
      ...seen,
      runs,
      comparison,
      repository: textOf(attributes.repository),
      registry: textOf(attributes.registry),
      tags: tagsOf(names, textOf(attributes.tag)),
      references: names,
      imageId: textOf(attributes.imageId),
      architecture: document.config.architecture ?? null,
      user: document.config.user ?? null,
      createdAt: document.config.created ?? null,
      size: typeof attributes.size === 'number' ? attributes.size : null,
      exposedPorts: document.config.exposedPorts,
      packages: document.packages,
      findings: findingKinds
        .map((kind) => ({ kind, count: countOf(tallies, (facets) => facets.kind === kind) }))
        .filter((row) => row.count > 0),
      misconfigured,
      goneAt: image.gone_at?.toISOString() ?? null,
      evidenceAt: image.evidence_at.toISOString(),
    }
  },
})

/** The tags among an image's names; those by digest carry none. */
export function tagsOf(references: readonly string[], tag: string | null): string[] {
  const tags = references.flatMap((name) => (name.includes('@') ? [] : (/:([\w.-]+)$/.exec(name)?.[1] ?? [])))
  return [...new Set([...(tag === null ? [] : [tag]), ...tags])]
}
