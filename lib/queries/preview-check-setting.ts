import { z } from 'zod'
import { checks } from '@/lib/assess/catalogue'
import type { Check } from '@/lib/assess/check'
import { imageExclusion } from '@/lib/assess/exclusions'
import { isLeftOut } from '@/lib/assess/left-out'
import { exclusionParts, exclusionSchemas, type CheckSettingPreview, type Exclusions } from '@/lib/model/check-setting'
import { kubernetesObjectSchema } from '@/lib/model/kubernetes'
import { defineQuery } from '@/lib/operation'
import { checkSettingView } from './check-setting-view'
import { environmentsInScope } from './environments-in-scope'
import { countLimit } from './page'
import { checkIdInput, knownCheck } from './read-recommendation'
import { flagInput } from './finding-where'

/** A list as a query string says it, comma-separated; empty: the empty list. */
const listInput = (schema: z.ZodType<string[], string[]>) =>
  z
    .string()
    .max(50_000)
    .transform((text) => text.split(',').filter((word) => word !== ''))
    .pipe(schema)
    .optional()

type Row = { id: string; name: string; namespace: string | null; document: unknown }
const part = 1_000

/**
 * What a change of exclusions would do, before it is made: how many resources the check (or without `check` every
 * check of pods) would leave alone that it looks at now, and the other way round. A list that is not given stays as
 * it is. Looks at 10,000 resources at most and says when there are more.
 */
export const previewCheckSetting = defineQuery({
  permission: 'environments:write',
  input: z.strictObject({
    environment: z.string().trim().min(1).max(60),
    check: checkIdInput.optional(),
    enabled: flagInput,
    namespaces: listInput(exclusionSchemas.namespaces),
    images: listInput(exclusionSchemas.images),
    labels: listInput(exclusionSchemas.labels),
  }),
  async run({ db, scope }, { environment, check: checkId, enabled, ...lists }): Promise<CheckSettingPreview> {
    const check = checkId === undefined ? null : knownCheck(checkId)
    const [environmentId = ''] = await environmentsInScope(db, scope, environment)
    const stored = await db.checkSetting.findMany({ where: { environmentId } })
    const view = checkSettingView({ id: environmentId, name: environment }, check, stored)
    const now = { enabled: view.enabled, exclusions: listsOf((part) => view.exclusions[part].value) }
    const then = {
      enabled: enabled ?? view.enabled,
      exclusions: listsOf((part) => lists[part] ?? view.exclusions[part].value),
    }
    const kinds = kindsOf(check)
    const readsObject = [now, then].some(({ exclusions }) => exclusions.images.length + exclusions.labels.length > 0)
    const preview: CheckSettingPreview = { takesOut: 0, bringsBack: 0, sample: [], looked: 0, capped: false }
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await db.$queryRaw<Row[]>`
        SELECT id, name, namespace, CASE WHEN ${readsObject} THEN document END AS document
        FROM asset LEFT JOIN asset_document ON asset_id = id
        WHERE environment_id = ${environmentId}::uuid AND kind = ANY(${kinds}::text[]) AND gone_at IS NULL
          AND (kind = 'image' OR document IS NOT NULL) AND id > ${after}::uuid ORDER BY id LIMIT ${part}`
      for (const row of rows) count(preview, row, isOut(check, row, now), isOut(check, row, then))
      const last = rows.at(-1)
      if (rows.length < part || !last) return preview
      if (preview.looked >= countLimit) return { ...preview, capped: true }
      after = last.id
    }
  },
})

const listsOf = (read: (part: keyof Exclusions) => readonly string[]) =>
  Object.fromEntries(exclusionParts.map((part) => [part, read(part)])) as Exclusions

/** Kinds of assets that the change concerns. */
function kindsOf(check: Check | null): string[] {
  if (check) return [...check.assetKinds]
  return [...new Set(checks.flatMap((one) => (one.ignoresExclusions ? [] : [...one.assetKinds])))]
}

function isOut(check: Check | null, row: Row, { enabled, exclusions }: { enabled: boolean; exclusions: Exclusions }) {
  if (!enabled) return true
  if (check?.subject === 'image') return imageExclusion(row.name, exclusions.images) !== null
  if (check?.subject === 'container') return imageExclusion(imageOf(row.document), exclusions.images) !== null
  const object = kubernetesObjectSchema.safeParse(row.document)
  // Without its object a resource has no labels and no images that could be excluded.
  const known = object.success ? object.data : { apiVersion: '', kind: '', metadata: { name: row.name } }
  return isLeftOut(known, row.namespace, exclusions)
}

/** The image of a container of a Docker host. */
const imageOf = (document: unknown) => dockerSchema.safeParse(document).data?.container.Config.Image
const dockerSchema = z.looseObject({
  container: z.looseObject({ Config: z.looseObject({ Image: z.string().optional() }) }),
})

function count(preview: CheckSettingPreview, row: Row, before: boolean, after: boolean): void {
  preview.looked += 1
  if (before && !after) preview.bringsBack += 1
  if (before || !after) return
  preview.takesOut += 1
  if (preview.sample.length < 5) preview.sample.push(row.namespace === null ? row.name : `${row.namespace}/${row.name}`)
}
