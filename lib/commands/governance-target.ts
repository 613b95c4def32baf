import type { Transaction } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import type { ControlId } from '@/lib/model/control'
import type { Severity } from '@/lib/model/severity'
import { peopleWho } from '@/lib/queries/people-who'
import { knownCheck } from '@/lib/queries/read-recommendation'

type RuleInput = {
  name: string
  place: number
  checkId?: string | null | undefined
  controlId?: ControlId | null | undefined
  severity?: Severity | null | undefined
  namespace?: string | null | undefined
  labels?: string[] | null | undefined
  ownerId: string
  dueDays: number
  grace: boolean
}

/** Where a command on a rule acts: in its environment. */
export const ruleTarget = {
  on: 'environment' as const,
  async find(tx: Transaction, { id }: { id: string }): Promise<string | null> {
    return (
      (await tx.governanceRule.findUnique({ where: { id }, select: { environmentId: true } }))?.environmentId ?? null
    )
  },
}

/** The person who is to own failures of this environment. Throws OperationError invalid for one who cannot see them. */
export async function requireOwner(tx: Transaction, environmentId: string, ownerId: string): Promise<string> {
  const person = (await peopleWho(tx, 'posture:read', [environmentId])).find((one) => one.id === ownerId)
  if (person) return person.name
  throw new OperationError('invalid', '$.ownerId: this is nobody who sees this environment.', {
    problems: [{ path: '$.ownerId', message: 'this is nobody who sees this environment' }],
  })
}

/** A rule as it is stored. Throws OperationError not-found (check), invalid (owner), conflict (the name is taken). */
export async function ruleRow(tx: Transaction, environmentId: string, input: RuleInput, id: string | null) {
  if (input.checkId) knownCheck(input.checkId)
  await requireOwner(tx, environmentId, input.ownerId)
  const same = await tx.governanceRule.findFirst({ where: { environmentId, name: input.name } })
  if (same && same.id !== id) throw new OperationError('conflict', `There is a rule "${input.name}" already.`)
  return {
    name: input.name,
    place: input.place,
    checkId: input.checkId ?? null,
    controlId: input.controlId ?? null,
    severity: input.severity ?? null,
    namespace: input.namespace ?? null,
    labels: input.labels ?? Prisma.DbNull,
    ownerId: input.ownerId,
    dueDays: input.dueDays,
    grace: input.grace,
  }
}

/** The same for the audit log. */
export const ruleFacts = (
  row: Omit<RuleInput, 'labels' | 'controlId' | 'severity'> & {
    controlId?: string | null | undefined
    severity?: string | null | undefined
    labels?: unknown
  },
) => ({
  name: row.name,
  place: row.place,
  checkId: row.checkId ?? null,
  controlId: row.controlId ?? null,
  severity: row.severity ?? null,
  namespace: row.namespace ?? null,
  labels: Array.isArray(row.labels) ? row.labels.map(String) : null,
  ownerId: row.ownerId,
  dueDays: row.dueDays,
  grace: row.grace,
})
