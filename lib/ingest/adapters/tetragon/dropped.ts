import { parseMoment } from '@/lib/ingest/sensor/moment'
import { clusterName, objectName } from '@/lib/ingest/sensor/names'
import { assetEntity, assetsOf } from '@/lib/ingest/sensor/standing'
import { clusterKey } from '@/lib/model/key'
import type { Normalized } from './normalize'
import { envelope } from './payload'

/** Tetragon's word that its rate limit made it drop events: lost sight, told quietly. Null when it names no place. */
export function droppedEvents(
  value: unknown,
  count: number,
  context: { cluster?: string; collectedAt: string },
): Normalized | null {
  const said = envelope.safeParse(value)
  const node = said.success ? objectName(said.data.node_name?.trim()) : undefined
  const cluster = clusterName(said.data?.cluster_name ?? undefined) ?? clusterName(context.cluster)
  const time = said.data?.time ?? parseMoment(context.collectedAt)
  const assets = assetsOf({ cluster, machine: node })
  const asset = assets?.at(-1)
  if (!assets || !asset || !time) return null
  const lost = `${count} events were dropped by Tetragon's rate limit`
  return {
    nanos: time.nanos,
    assets,
    event: {
      identity: ['rate_limit_info', node ?? '', time.nanos.toString(), String(count)],
      at: time.iso,
      rule: 'rate_limit_info',
      priority: 'informational',
      message: lost,
      tags: [],
      fields: { event: 'rate_limit_info', number_of_dropped_process_events: count },
      asset: asset.key,
      ...(cluster ? { cluster: clusterKey(cluster) } : {}),
      entities: assets.flatMap(assetEntity),
      stated: {
        type: 'Tetragon_DroppedEvents',
        title: 'Tetragon dropped events',
        description:
          'The sensor saw more than its export may send and dropped events. That is no attack, but for as long as it ' +
          'lasts an attack here could pass unseen.',
        severity: 'informational',
        tactics: [],
        techniques: [],
        remediation: ['Raise `tetragon.exportRateLimit` in the values of the chart, or name less in its allow list.'],
      },
    },
  }
}
