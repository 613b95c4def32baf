import type { ImageFindings } from '@/lib/assess/check'
import { evaluateContainer, evaluateHost, type Evaluation } from '@/lib/assess/evaluate'
import type { SettingOf } from '@/lib/assess/setting'
import type { Transaction } from '@/lib/db'
import { dockerContainerDocumentSchema } from '@/lib/model/docker-container'
import { dockerHostDocumentSchema } from '@/lib/model/docker-host'

type Subject = { id: string; key: string; name: string; kind: string; document: unknown }
/** What scanners found in these images, by asset id. */
type LookUp = (tx: Transaction, images: readonly { id: string }[]) => Promise<ReadonlyMap<string, ImageFindings>>

/** Runs every check of Docker hosts and their containers; assets of other kinds, and mere mentions, have no results. */
export async function evaluateDocker(
  tx: Transaction,
  subjects: readonly Subject[],
  findingsOf: LookUp,
  settingOf: SettingOf,
): Promise<{ id: string; name: string; evaluation: Evaluation }[]> {
  const ours = subjects.filter(
    ({ kind, document }) => (kind === 'docker-host' || kind === 'container') && document !== null,
  )
  if (ours.length === 0) return []
  const edges = await tx.$queryRaw<{ asset_id: string; target_id: string; image: string | null }[]>`
    SELECT asset_id, target_id, attributes->>'imageId' AS image FROM edge
    WHERE asset_id = ANY(${ours.map(({ id }) => id)}::uuid[]) AND kind IN ('runs', 'stores')`
  const found = await findingsOf(
    tx,
    [...new Set(edges.map((edge) => edge.target_id))].map((id) => ({ id })),
  )
  const imagesOf = new Map<string, Map<string, ImageFindings>>()
  for (const { asset_id, target_id, image } of edges) {
    const findings = found.get(target_id)
    const images = imagesOf.get(asset_id) ?? new Map<string, ImageFindings>()
    if (findings && image !== null) images.set(image, findings)
    imagesOf.set(asset_id, images)
  }
  return ours.flatMap(({ id, key, name, kind, document }) => {
    const facts = { images: imagesOf.get(id) ?? new Map<string, ImageFindings>() }
    if (kind === 'docker-host') {
      const host = dockerHostDocumentSchema.safeParse(document)
      return host.success ? [{ id, name, evaluation: evaluateHost(key, host.data, facts, settingOf) }] : []
    }
    const container = dockerContainerDocumentSchema.safeParse(document)
    return container.success ? [{ id, name, evaluation: evaluateContainer(key, container.data, facts, settingOf) }] : []
  })
}

/** Hosts that store, and containers that run, images whose findings changed: they are assessed again. */
export async function dockerPlacesOf(tx: Transaction, ids: ReadonlySet<string>): Promise<string[]> {
  if (ids.size === 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT asset.id FROM edge JOIN asset ON asset.id = edge.asset_id
    WHERE edge.target_id = ANY(${[...ids]}::uuid[]) AND edge.kind IN ('runs', 'stores')
      AND asset.kind IN ('docker-host', 'container') AND asset.gone_at IS NULL`
  return rows.map((row) => row.id)
}
