import type { Json } from '@/lib/model/json'
import { clusterKey } from '@/lib/model/key'
import type { ObservedAsset, ObservedEvent } from '@/lib/model/observation'
import { redactFields, redactText } from '@/lib/model/redact'
import { entitiesOf } from './entities'
import { fieldReader } from './fields'
import type { FalcoEvent } from './payload'
import { placeOf } from './place'

export type Normalized = { event: ObservedEvent; assets: ObservedAsset[]; nanos: bigint }

/**
 * One event in the domain's words, without secrets. Its identity is made of what every sender repeats: rule, time to
 * the nanosecond, host, container and text. Null when it names neither a cluster nor a host.
 */
export function normalizeEvent(raw: FalcoEvent, cluster: string | undefined): Normalized | null {
  const event: FalcoEvent & { output: string } = {
    ...raw,
    rule: redactText(raw.rule),
    output: redactText(raw.output ?? raw.message ?? raw.rule),
    output_fields: redactFields(raw.output_fields),
  }
  const fields: Record<string, Json> = event.output_fields
  const field = fieldReader(fields)
  const place = placeOf(event, field, cluster)
  const asset = place?.assets.at(-1)
  if (!place || !asset) return null
  return {
    nanos: event.time.nanos,
    assets: place.assets,
    event: {
      identity: [
        event.rule,
        event.time.nanos.toString(),
        event.hostname ?? '',
        field('container.id') ?? '',
        event.output,
      ],
      at: event.time.iso,
      rule: event.rule,
      priority: event.priority,
      message: event.output,
      tags: event.tags.map(redactText),
      fields: { ...fields, ...(event.source ? { source: redactText(event.source) } : {}) },
      asset: asset.key,
      ...(place.cluster ? { cluster: clusterKey(place.cluster) } : {}),
      entities: entitiesOf(event, place, field),
    },
  }
}
