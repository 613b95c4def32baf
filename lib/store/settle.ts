import { db, type Database, type Transaction } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { activeExemptions, exemptionSubjects, exemptionView } from './exemptions'
import { exemptAssets } from './exempt-assets'
import { isInGrace, restand } from './restand'
import { sendSignal } from './signal'
import { takeTurn } from './take-turn'

/** Moments settled one by one, each with a point of its own in the history; what is due beyond them comes in one step. */
const steps = 20

const dueExemptions = Prisma.sql`SELECT expires_at AS moment FROM exemption
  WHERE exemption.environment_id = environment.id AND expires_at > settled_at AND expires_at <= clock_timestamp()
    AND revoked_at IS NULL AND rejected_at IS NULL AND (NOT needs_approval OR approved_at IS NOT NULL)`
const dueGrace = Prisma.sql`SELECT due_at AS moment FROM assessment
  WHERE assessment.environment_id = environment.id AND grace AND due_at > settled_at AND due_at <= clock_timestamp()`

/** The database's clock, which decides what has expired. */
export async function databaseNow(tx: Transaction): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT date_trunc('milliseconds', clock_timestamp()) AS now`
  return row?.now ?? new Date()
}

/**
 * Takes out of the tallies every exemption that expired and every grace that ended since the last time, by the
 * database's clock, each with its moment and cause in the history. Returns the moment that the tallies know of now:
 * what counts at that moment is what they hold. The caller holds the turn of the environment.
 */
export async function settle(tx: Transaction, environmentId: string): Promise<{ settledAt: Date; moved: boolean }> {
  const [environment] = await tx.$queryRaw<{ settled_at: Date; moments: Date[] }[]>`
    SELECT settled_at, ARRAY(SELECT DISTINCT moment FROM (${dueExemptions} UNION ALL ${dueGrace}) AS due
      ORDER BY moment LIMIT ${steps + 1}) AS moments
    FROM environment WHERE id = ${environmentId}::uuid`
  let settledAt = environment?.settled_at ?? new Date(0)
  let moved = false
  const moments = environment?.moments ?? []
  for (const [place, due] of moments.entries()) {
    const at = place < steps ? due : await databaseNow(tx)
    moved = (await step(tx, environmentId, settledAt, at)) || moved
    settledAt = at
  }
  if (moments.length > 0) {
    await tx.$executeRaw`UPDATE environment SET settled_at = ${settledAt} WHERE id = ${environmentId}::uuid`
  }
  return { settledAt, moved }
}

/** What changes between two moments by the clock alone. */
async function step(tx: Transaction, environmentId: string, from: Date, to: Date): Promise<boolean> {
  const [earlier, later] = [
    await activeExemptions(tx, environmentId, from),
    await activeExemptions(tx, environmentId, to),
  ]
  const lasting = new Set(later.map((one) => one.id))
  const expired = earlier.filter((one) => !lasting.has(one.id))
  const affected = await exemptAssets(tx, environmentId, expired)
  const subjects = await exemptionSubjects(tx, affected)
  const [was, is] = [exemptionView(earlier, subjects), exemptionView(later, subjects)]
  const ended = await restand(
    tx,
    { environmentId, at: to, cause: 'exemption-expired' },
    affected,
    (row) => ({ exemption: was(row.asset_id, row.check_id)?.category, inGrace: isInGrace(row, from) }),
    (row) => ({ exemption: is(row.asset_id, row.check_id)?.category, inGrace: isInGrace(row, from) }),
  )
  const due = await tx.$queryRaw<{ asset_id: string }[]>`
    SELECT DISTINCT asset_id FROM assessment
    WHERE environment_id = ${environmentId}::uuid AND grace AND due_at > ${from} AND due_at <= ${to}`
  const owing = due.map((row) => row.asset_id)
  const exempt = exemptionView(later, await exemptionSubjects(tx, owing))
  const over = await restand(
    tx,
    { environmentId, at: to, cause: 'grace-ended' },
    owing,
    (row) => ({ exemption: exempt(row.asset_id, row.check_id)?.category, inGrace: isInGrace(row, from) }),
    (row) => ({ exemption: exempt(row.asset_id, row.check_id)?.category, inGrace: isInGrace(row, to) }),
  )
  return ended || over
}

const running = new Map<string, Promise<void>>()

/**
 * Before a score is read: settles what has come due in these environments, if anything has. One indexed probe
 * otherwise. Readers that come together wait for one settling, so that they do not take all connections. Returns the
 * revision of these environments together: what is read after it holds at least until it changes.
 */
export async function settleDue(database: Database, environmentIds: readonly string[]): Promise<string> {
  const { due, revision } = await readDue(database, environmentIds)
  for (const id of due) {
    const settling = running.get(id) ?? settleOne(database, id).finally(() => running.delete(id))
    running.set(id, settling)
    await settling
  }
  return due.length === 0 ? revision : (await readDue(database, environmentIds)).revision
}

async function readDue(database: Database, environmentIds: readonly string[]) {
  const rows = await database.$queryRaw<{ id: string; due: boolean; revision: string }[]>`
    SELECT id, EXISTS (${dueExemptions}) OR EXISTS (${dueGrace}) AS due, COALESCE(revision, 0)::text AS revision
    FROM environment LEFT JOIN estate_revision ON environment_id = id
    WHERE id = ANY(${[...environmentIds]}::uuid[]) ORDER BY id`
  return {
    due: rows.flatMap((row) => (row.due ? [row.id] : [])),
    revision: rows.map((row) => `${row.id} ${row.revision}`).join(' '),
  }
}

/** The same for every environment; a job. */
export async function settleEverywhere(): Promise<void> {
  const environments = await db().environment.findMany({ select: { id: true } })
  await settleDue(
    db(),
    environments.map((row) => row.id),
  )
}

async function settleOne(database: Database, environmentId: string): Promise<void> {
  await database.$transaction(async (tx) => {
    await takeTurn(tx, environmentId, 'estate')
    const { moved } = await settle(tx, environmentId)
    if (moved) await sendSignal(tx, { environmentId, topics: ['score'] })
  })
}
