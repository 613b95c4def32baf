import type { AssessedAsset } from '@/lib/assess/evaluate'
import { defaultSetting, type SettingOf } from '@/lib/assess/setting'
import { withWitnesses, type WitnessVerdict } from '@/lib/assess/witness'
import type { Transaction } from '@/lib/db'
import type { AssetKind } from '@/lib/model/asset'
import type { Judged } from './evaluate-assets'

type Subject = { id: string; key: string; name: string; kind: AssetKind; namespace: string | null }
type Row = WitnessVerdict & { asset_id: string }

/** Our own results of these assets together with what other tools say of them. One statement. */
export async function applyWitnesses(
  tx: Transaction,
  subjects: readonly Subject[],
  evaluated: readonly Judged[],
  settingOf: SettingOf = defaultSetting,
): Promise<Judged[]> {
  const ids = subjects.map((subject) => subject.id)
  if (ids.length === 0) return [...evaluated]
  const rows = await tx.$queryRaw<Row[]>`
    SELECT asset_id, check_id AS "checkId", source, status, rule, reason, evidence FROM witness
    WHERE asset_id = ANY(${ids}::uuid[])`
  const said = new Map<string, Row[]>()
  for (const row of rows) {
    const list = said.get(row.asset_id)
    if (list) list.push(row)
    else said.set(row.asset_id, [row])
  }
  const own = new Map(evaluated.map((asset) => [asset.id, asset]))
  return subjects.map(({ id, name, kind, key, namespace }) => {
    const results = own.get(id)?.results ?? []
    const asset: AssessedAsset = { kind, key, ...(namespace === null ? {} : { namespace }) }
    return { id, name, results: withWitnesses(asset, results, said.get(id) ?? [], settingOf) }
  })
}
