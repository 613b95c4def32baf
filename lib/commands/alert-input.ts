import { z } from 'zod'
import { alertStatusSchema, dismissReasons, dismissReasonSchema, type AlertStatus } from '@/lib/model/alert'
import type { Transaction } from '@/lib/db'

export const commentInput = z.string().trim().min(1, 'write a comment').max(4_000)

/** What a change of status says. */
export const statusInput = {
  status: alertStatusSchema,
  reason: dismissReasonSchema.nullish(),
  comment: commentInput.nullish(),
}

/** A dismissal hides a threat, so it says why; refines any input with `statusInput`. */
export function requireReason(
  input: { status: AlertStatus; reason?: string | null | undefined },
  context: z.RefinementCtx,
): void {
  if (input.status !== 'dismissed' || input.reason) return
  context.addIssue({
    code: 'custom',
    path: ['reason'],
    message: `a dismissal needs a reason: one of ${dismissReasons.join(', ')}`,
  })
}

/** The environment of an alert, for the guard of commands on one alert. */
export async function environmentOfAlert(tx: Transaction, { id }: { id: string }): Promise<string | null> {
  return (await tx.alert.findUnique({ where: { id }, select: { environmentId: true } }))?.environmentId ?? null
}
