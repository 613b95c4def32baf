import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { OperationError } from '@/lib/errors'
import { attestationOutcomes } from '@/lib/model/compliance'
import { defineCommand } from '@/lib/operation'
import { controlInput, knownControl, standardInput } from '@/lib/queries/standard-in-scope'
import { textInput } from '@/lib/queries/text-input'

const link = z
  .url({ protocol: /^https$/, error: 'must be a link that begins with https://' })
  .max(2_000)
  .refine((text) => new URL(text).username === '' && new URL(text).password === '', 'must not hold a password')

/**
 * Answers for a control in one environment until a date, with what that rests on. A live answer of before is revoked.
 * What checks found is not overridden: it counts first. Throws OperationError not-found, invalid (the date is past).
 */
export const attestControl = defineCommand({
  name: 'compliance.attest',
  permission: 'compliance:attest',
  input: z.strictObject({
    standard: standardInput,
    control: controlInput,
    environmentId: z.uuid(),
    outcome: z.enum(attestationOutcomes),
    statement: textInput(4_000),
    evidenceLink: link.nullish(),
    expiresAt: z.iso.datetime({ offset: true }),
  }),
  target: {
    on: 'environment',
    async find(tx, { environmentId }) {
      return (await tx.environment.findUnique({ where: { id: environmentId }, select: { id: true } }))?.id ?? null
    },
  },
  async run({ tx, actor }, { environmentId, ...input }) {
    const { standard, control } = knownControl(input.standard, input.control)
    const expiresAt = new Date(input.expiresAt)
    // Locks the environment: of two answers at once the second revokes the first.
    const [clock] = await tx.$queryRaw<{ now: Date; late: boolean }[]>`
      SELECT clock_timestamp() AS now, ${expiresAt} <= clock_timestamp() AS late
      FROM environment WHERE id = ${environmentId}::uuid FOR NO KEY UPDATE`
    if (!clock) throw new OperationError('not-found', 'There is no such environment.')
    if (clock.late) throw new OperationError('invalid', '$.expiresAt: the expiry lies in the past.')
    const { actorId, actorName } = actorLabel(actor)
    const place = { environmentId, standardId: standard.id, controlId: control.id }
    await tx.attestation.updateMany({
      where: { ...place, revokedAt: null },
      data: { revokedAt: clock.now, revokedByName: actorName },
    })
    const { outcome, statement, evidenceLink = null } = input
    const made = await tx.attestation.create({
      data: {
        ...place,
        outcome,
        statement,
        evidenceLink,
        expiresAt,
        createdAt: clock.now,
        createdById: actorId,
        createdByName: actorName,
      },
    })
    const after = { outcome, statement, evidenceLink, expiresAt: expiresAt.toISOString() }
    const name = `${standard.name} ${standard.version}, ${control.id}`
    return {
      result: { id: made.id },
      audit: [{ subject: { kind: 'attestation', id: made.id, name }, environmentId, after }],
    }
  },
})
