import { checkById } from '@/lib/assess/catalogue'
import { govern, type Governed, type GovernanceRule, type GovernedSubject } from '@/lib/assess/governance'
import type { Transaction } from '@/lib/db'
import { labelBearers } from './exemption-labels'

/** Who is to mend a failure of a check on an asset that began at `since`; null when nobody was named. */
export type GovernanceView = (assetId: string, checkId: string, since: Date) => Governed | null

/** How the rules of an environment, and what admins said of single failures, bear on these assets as they are now. */
export async function readGovernance(
  tx: Transaction,
  environmentId: string,
  assetIds: readonly string[],
): Promise<GovernanceView> {
  const rules = await readRules(tx, environmentId)
  const overrides = await tx.$queryRaw<
    { asset_id: string; check_id: string; owner_id: string; due_at: Date; grace: boolean }[]
  >`
    SELECT asset_id, check_id, owner_id, due_at, grace FROM governance_override
    WHERE environment_id = ${environmentId}::uuid AND asset_id = ANY(${[...assetIds]}::uuid[])`
  if (rules.length === 0 && overrides.length === 0) return () => null
  const said = new Map(
    overrides.map((row) => [
      `${row.asset_id} ${row.check_id}`,
      { ownerId: row.owner_id, dueAt: row.due_at, grace: row.grace },
    ]),
  )
  const subjects = rules.length > 0 ? await governedSubjects(tx, environmentId, assetIds, rules) : new Map()
  return (assetId, checkId, since) => {
    const check = checkById(checkId)
    const override = said.get(`${assetId} ${checkId}`)
    const subject = subjects.get(assetId)
    if (override) return override
    return check && subject ? govern(rules, subject, check, since) : null
  }
}

async function readRules(tx: Transaction, environmentId: string): Promise<GovernanceRule[]> {
  const rows = await tx.governanceRule.findMany({
    where: { environmentId },
    orderBy: [{ place: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({
    ...row,
    labels: Array.isArray(row.labels) ? row.labels.filter((label) => typeof label === 'string') : null,
  }))
}

async function governedSubjects(
  tx: Transaction,
  environmentId: string,
  assetIds: readonly string[],
  rules: readonly GovernanceRule[],
): Promise<Map<string, GovernedSubject>> {
  const rows = await tx.$queryRaw<{ id: string; namespace: string | null }[]>`
    SELECT id, namespace FROM asset WHERE id = ANY(${[...assetIds]}::uuid[])`
  const byLabels = rules.some((rule) => rule.labels !== null)
  const bearers = byLabels ? await labelBearers(tx, environmentId, assetIds) : []
  const labels = new Map(bearers.map((row) => [row.id, [row.own, row.pods].filter((one) => one !== null)]))
  return new Map(rows.map(({ id, namespace }) => [id, { namespace, labels: labels.get(id) ?? [] }]))
}
