import { createHash } from 'node:crypto'
import { checks } from '@/lib/assess/catalogue'
import type { CheckFacts } from '@/lib/assess/check'
import { db } from '@/lib/db'
import { queueReassessment } from './reassess'

const key = 'catalogue'
const day = 86_400_000

type Known = { fingerprint: string; at: string }

/** Another one for another catalogue: which checks there are, where they count, and what they are set to. */
export function catalogueFingerprint(list: readonly CheckFacts[] = checks): string {
  return createHash('sha256').update(JSON.stringify(list)).digest('hex')
}

/**
 * Has every environment judged anew when the catalogue is another one than last time, as after an upgrade, and once a
 * day for the rules about age. Returns how many environments that was; safe to run by any number of workers.
 */
export async function reassessWhenDue(now: Date, fingerprint = catalogueFingerprint()): Promise<number> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
    const row = await tx.setting.findUnique({ where: { key } })
    const known = row?.value as Known | undefined
    if (known?.fingerprint === fingerprint && now.getTime() - Date.parse(known.at) < day) return 0
    const value = { fingerprint, at: now.toISOString() } satisfies Known
    await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
    const environments = await tx.environment.findMany({ select: { id: true } })
    for (const { id } of environments) await queueReassessment(tx, id)
    return environments.length
  })
}
