import { z } from 'zod'
import type { Check } from '@/lib/assess/check'
import type { CheckSetting } from '@/lib/assess/setting'
import { OperationError } from '@/lib/errors'
import { kubernetesObjectSchema } from '@/lib/model/kubernetes'
import type { ResourceFix } from '@/lib/model/posture'
import { defineQuery } from '@/lib/operation'
import { readCheckSettings } from '@/lib/store/check-settings'
import { exemptNow, resourceColumns, resourceJoins, toResources, type ResourceRow } from './assessed-resource'
import { checkIdInput, knownCheck } from './read-recommendation'
import { settledEnvironments } from './settled-environments'

/** One resource of a recommendation with its evidence and the patch that would mend it, made from the stored object. */
export const readRecommendationResource = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ checkId: checkIdInput, assetId: z.uuid() }),
  async run({ db, scope }, { checkId, assetId }): Promise<ResourceFix> {
    const check = knownCheck(checkId)
    const environments = await settledEnvironments(db, scope)
    const [row] = await db.$queryRaw<(ResourceRow & { document: unknown })[]>`
      SELECT ${resourceColumns}, (a.status = 'unhealthy' AND ${exemptNow}) AS exempt, asset_document.document
      FROM assessment AS a ${resourceJoins} LEFT JOIN asset_document ON asset_document.asset_id = a.asset_id
      WHERE a.asset_id = ${assetId}::uuid AND a.check_id = ${checkId} AND a.environment_id = ANY(${environments}::uuid[])`
    if (!row) throw new OperationError('not-found', 'This resource has no result of this recommendation.')
    const [resource] = await toResources(db, checkId, [row])
    if (!resource) throw new OperationError('not-found', 'This resource has no result of this recommendation.')
    if (row.status !== 'unhealthy') return { ...resource, patch: null }
    const settingOf = await readCheckSettings(db, row.environment_id)
    return { ...resource, patch: patchFor(check, row.document, settingOf(check)) }
  },
})

function patchFor(check: Check, document: unknown, { parameters, exclusions }: CheckSetting): string | null {
  if (check.subject !== 'object' || !check.patch) return null
  const object = kubernetesObjectSchema.safeParse(document)
  if (!object.success) return null
  try {
    return check.patch(object.data, parameters, exclusions.images)
  } catch {
    // A check throws on fields of the wrong shape; such an object gets no patch, its evidence stands.
    return null
  }
}
