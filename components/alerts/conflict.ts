import { ProblemError } from '@/lib/client/fetch-json'
import { alertStatusSchema } from '@/lib/model/alert'
import { z } from 'zod'
import { alertStatusNames } from '../mark/status-mark'
import { formatTime } from '../ui/format-time'

const currentSchema = z.object({
  status: alertStatusSchema,
  owner: z.object({ name: z.string() }).nullable(),
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime(),
})

/** The version that an alert has now, when somebody was quicker; null for any other failure. */
export function newerVersion(error: unknown): number | null {
  if (!(error instanceof ProblemError) || error.status !== 409) return null
  const current = z.object({ version: z.int() }).safeParse(error.body.current)
  return current.success ? current.data.version : null
}

/**
 * What happened instead when a change was not saved: who was quicker, what they did, when. Other failures speak for
 * themselves. Every answer says that nothing of yours was saved.
 */
export function failureWords(error: unknown, now: Date): string {
  if (!(error instanceof ProblemError)) return 'Something went wrong in this page. Your change was not saved.'
  const current = currentSchema.safeParse(error.body.current)
  if (error.status !== 409 || !current.success) return `${error.message} Your change was not saved.`
  const { status, owner, changedBy, changedAt } = current.data
  const state = alertStatusNames[status].toLowerCase()
  if (changedBy === null) return `This alert is ${state} already. Your change was not saved.`
  const of = owner ? `, owner ${owner.name}` : ', no owner'
  return `${changedBy} changed this alert at ${formatTime(new Date(changedAt), now)} UTC: it is ${state} now${of}. Your change was not saved.`
}
