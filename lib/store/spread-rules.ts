import type { Transaction } from '@/lib/db'
import type { Observation, ObservedScope } from '@/lib/model/observation'
import type { KeyResolver } from './resolve-keys'

/**
 * Makes of "every object was held against these rules" one scope for each asset of the cluster on which this source
 * still holds a fault or a verdict by them: what the report does not name is thereby taken back. Two statements.
 */
export async function spreadRules(tx: Transaction, observation: Observation, keys: KeyResolver): Promise<Observation> {
  const scopes: ObservedScope[] = []
  const { source } = observation
  for (const scope of observation.scopes) {
    if (scope.type !== 'rules' || !scope.complete) continue
    const clusterId = keys.id(scope.cluster)
    const { rules, checks = [] } = scope
    const faulty = await tx.$queryRaw<{ key: string }[]>`
      SELECT DISTINCT key FROM finding JOIN asset ON asset.id = asset_id
      WHERE open AND rule = ANY(${[...rules]}::text[]) AND finding.kind = 'misconfiguration'
        AND ${source} = ANY(sources) AND (cluster_id = ${clusterId}::uuid OR asset.id = ${clusterId}::uuid)`
    const judged = await tx.$queryRaw<{ key: string }[]>`
      SELECT DISTINCT key FROM asset JOIN witness ON asset_id = asset.id
      WHERE (cluster_id = ${clusterId}::uuid OR asset.id = ${clusterId}::uuid) AND source = ${source}
        AND check_id = ANY(${[...checks]}::text[])`
    for (const { key } of faulty) {
      scopes.push({ type: 'findings', asset: key, kinds: ['misconfiguration'], rules, complete: true })
    }
    for (const { key } of judged) scopes.push({ type: 'witnesses', asset: key, checks, complete: true })
  }
  return scopes.length === 0 ? observation : { ...observation, scopes: [...observation.scopes, ...scopes] }
}
