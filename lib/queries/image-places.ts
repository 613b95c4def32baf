import type { Database } from '@/lib/db'
import type { ImagePlace } from '@/lib/model/inventory'
import type { Json } from '@/lib/model/json'
import { textOf } from './image-item'

type Row = {
  id: string
  name: string
  namespace: string | null
  attributes: Record<string, Json>
  exposed: boolean
  cluster_id: string | null
  cluster_name: string | null
  edge: Record<string, Json>
}

const shown = 50

/** The workloads and containers that run an image, exposed ones first; at most 50, with how many there are. */
export async function imagePlaces(db: Database, id: string): Promise<{ places: ImagePlace[]; total: number }> {
  const rows = await db.$queryRaw<(Row & { total: number })[]>`
    SELECT runner.id, runner.name, runner.namespace, runner.attributes, runner.exposed, cluster.id AS cluster_id,
      cluster.name AS cluster_name, place.attributes AS edge, count(*) OVER ()::int AS total
    FROM (SELECT DISTINCT ON (asset_id) asset_id, attributes FROM edge
      WHERE target_id = ${id}::uuid AND kind = 'runs' ORDER BY asset_id, evidence_at DESC) AS place
    JOIN asset AS runner ON runner.id = place.asset_id AND runner.gone_at IS NULL
    LEFT JOIN asset AS cluster ON cluster.id = runner.cluster_id
    ORDER BY runner.exposed DESC, cluster.name, runner.namespace, runner.name, runner.id LIMIT ${shown}`
  return { places: rows.map(toPlace), total: rows[0]?.total ?? 0 }
}

function toPlace(row: Row): ImagePlace {
  const { kind, replicas, pods } = row.attributes
  const { containers } = row.edge
  return {
    id: row.id,
    name: row.name,
    objectKind: textOf(kind),
    namespace: row.namespace,
    cluster: row.cluster_id === null ? null : { id: row.cluster_id, name: row.cluster_name ?? '' },
    containers: Array.isArray(containers) ? containers.filter((name) => typeof name === 'string') : [],
    replicas: typeof replicas === 'number' ? replicas : null,
    pods: podsOf(pods),
    exposed: row.exposed,
  }
}

function podsOf(value: Json | undefined): ImagePlace['pods'] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null
  const { count, running } = value
  return typeof count === 'number' && typeof running === 'number' ? { count, running } : null
}
