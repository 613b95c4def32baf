import { Prisma } from '@/lib/generated/prisma/client'
import type { Transaction } from '@/lib/db'
import { arrayLiteral } from './array-literal'
import { refreshAssetRisk } from './asset-risk'

/** A change of counts by key; keys whose change is zero are dropped. */
export class TallyChange {
  private readonly changes = new Map<string, { key: (string | number)[]; by: number }>()

  add(by: number, ...key: (string | number)[]): void {
    const name = key.join('\u0001')
    const entry = this.changes.get(name)
    if (entry) entry.by += by
    else this.changes.set(name, { key, by })
  }

  /** The changes that are not zero, in key order: imports side by side then lock rows in the same order. */
  rows(): { key: (string | number)[]; by: number }[] {
    return this.all().filter(({ by }) => by !== 0)
  }

  /** The same with those that came to nothing. */
  all(): { key: (string | number)[]; by: number }[] {
    const names = [...this.changes.keys()].sort()
    return names.flatMap((name) => this.changes.get(name) ?? [])
  }
}

type Column = { name: string; type: 'uuid' | 'text' | 'int' }

/** Moves the counts of `table` by `change`, one statement. A count that reaches zero stays as a row of zero. */
export async function moveTally(
  tx: Transaction,
  table: string,
  columns: Column[],
  change: TallyChange,
  rows = change.rows(),
): Promise<void> {
  if (rows.length === 0) return
  const names = columns.map((column) => column.name).join(', ')
  const arrays = columns.map(
    (column, index) =>
      Prisma.sql`${arrayLiteral(rows.map((row) => row.key[index] ?? null))}::${Prisma.raw(column.type)}[]`,
  )
  const counts = Prisma.sql`${arrayLiteral(rows.map((row) => row.by))}::int[]`
  await tx.$executeRaw`
    INSERT INTO ${Prisma.raw(`"${table}" AS tally (${names}, count)`)}
    SELECT * FROM unnest(${Prisma.join([...arrays, counts])})
    ON CONFLICT (${Prisma.raw(names)}) DO UPDATE SET count = tally.count + excluded.count`
}

/** Open findings by class, by rule and by asset; the three tallies that every finding moves. */
export class FindingTallies {
  private readonly byClass = new TallyChange()
  private readonly byRule = new TallyChange()
  private readonly byAsset = new TallyChange()

  constructor(private readonly environmentId: string) {}

  add(by: 1 | -1, finding: { assetId: string; kind: string; rule: string; class: number }): void {
    this.byClass.add(by, this.environmentId, finding.class)
    this.byRule.add(by, this.environmentId, finding.kind, finding.rule, finding.class)
    this.byAsset.add(by, finding.assetId, finding.class, this.environmentId)
  }

  async write(tx: Transaction): Promise<void> {
    const environment: Column = { name: 'environment_id', type: 'uuid' }
    const classNumber: Column = { name: 'class', type: 'int' }
    // Written even where it stays the same: a row that was written says that something under it moved (rule-count.ts).
    await moveTally(tx, 'finding_tally', [environment, classNumber], this.byClass, this.byClass.all())
    await moveTally(
      tx,
      'rule_tally',
      [environment, { name: 'kind', type: 'text' }, { name: 'rule', type: 'text' }, classNumber],
      this.byRule,
    )
    // asset_finding_tally is keyed by asset and class; the environment rides along.
    const rows = this.byAsset.rows()
    if (rows.length === 0) return
    await tx.$executeRaw`
      INSERT INTO asset_finding_tally AS tally (asset_id, class, environment_id, count)
      SELECT * FROM unnest(${rows.map((row) => row.key[0])}::uuid[], ${rows.map((row) => row.key[1])}::int[],
        ${rows.map((row) => row.key[2])}::uuid[], ${rows.map((row) => row.by)}::int[])
      ON CONFLICT (asset_id, class) DO UPDATE SET count = tally.count + excluded.count`
    await refreshAssetRisk(
      tx,
      rows.map((row) => String(row.key[0])),
    )
  }
}
