import { z } from 'zod'
import { covers, imageNames } from '@/lib/detect/audit/exception'
import { OperationError } from '@/lib/errors'
import { exceptionPartInput, saysSomething, type DetectionExceptionPreview } from '@/lib/model/detection-setting'
import { defineQuery } from '@/lib/operation'
import { detectionIdInput, knownDetection } from './detection-input'
import { environmentsInScope } from './environments-in-scope'
import { countLimit } from './page'

const part = 1_000
const days = 30
type Row = {
  id: string
  title: string
  compromised: string
  last_seen_at: Date
  fields: unknown
  images: string[] | null
}
const fieldsSchema = z.record(z.string(), z.unknown()).catch({})

/**
 * Which alerts of audit logs of the last 30 days an exception would have covered, as their last event tells of them.
 * Looks at the 10,000 newest at most and says when there are more.
 */
export const previewDetectionException = defineQuery({
  permission: 'environments:write',
  input: z.strictObject({
    environment: z.string().trim().min(1).max(60),
    detection: detectionIdInput.nullish(),
    ...exceptionPartInput,
  }),
  async run({ db, scope, now }, input): Promise<DetectionExceptionPreview> {
    const [environmentId = ''] = await environmentsInScope(db, scope, input.environment)
    const detection = input.detection ? knownDetection(input.detection).id : null
    if (!saysSomething(input))
      throw new OperationError('invalid', 'Name at least two characters of a user, namespace, image or name.')
    const { user = null, namespace = null, image = null, name = null } = input
    const since = new Date(now.getTime() - days * 86_400_000)
    const preview: DetectionExceptionPreview = { covered: 0, looked: 0, capped: false, sample: [] }
    for (let last: [Date, string] = [new Date('9999-01-01'), 'ffffffff-ffff-ffff-ffff-ffffffffffff']; ;) {
      const rows = await db.$queryRaw<Row[]>`
        SELECT id, title, compromised, last_seen_at, evidence->'fields' AS fields,
          ARRAY(SELECT entity->>'name' FROM jsonb_array_elements(entities) AS entity WHERE entity->>'kind' = 'image') AS images
        FROM alert WHERE environment_id = ${environmentId}::uuid AND source = 'kubernetes-audit'
          AND (${detection}::text IS NULL OR type = ${detection}) AND last_seen_at >= ${since}
          AND (last_seen_at, id) < (${last[0]}::timestamptz, ${last[1]}::uuid)
        ORDER BY last_seen_at DESC, id DESC LIMIT ${part}`
      for (const row of rows) {
        preview.looked += 1
        const fields = fieldsSchema.parse(row.fields)
        const said = (key: string) => (typeof fields[key] === 'string' ? fields[key] : '')
        const subject = {
          users: [said('user.username'), said('impersonatedUser.username')].filter((one) => one !== ''),
          namespace: said('objectRef.namespace'),
          name: said('objectRef.name'),
          images: (row.images ?? []).flatMap(imageNames),
        }
        if (!covers({ user, namespace, image, name }, subject)) continue
        preview.covered += 1
        const { id, title, compromised, last_seen_at: seen } = row
        if (preview.sample.length < 10) preview.sample.push({ id, title, compromised, lastSeenAt: seen.toISOString() })
      }
      const end = rows.at(-1)
      if (rows.length < part || !end) return preview
      if (preview.looked >= countLimit) return { ...preview, capped: true }
      last = [end.last_seen_at, end.id]
    }
  },
})
