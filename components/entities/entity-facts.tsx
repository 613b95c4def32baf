import Link from 'next/link'
import { SeverityCounts } from '../mark/severity-mark'
import { Chip } from '../ui/chip'
import { formatCount } from '../ui/format-count'
import { KeyValues } from '../ui/key-values'
import { Stamp } from '../ui/time'
import type { EntityAsset, EntityDetail } from '@/lib/model/entity-view'
import { alertStatusWords, countWords } from './words'

type FactsProps = { entity: EntityDetail; href: (path: string) => string }
const statuses = ['active', 'in-progress', 'resolved', 'dismissed'] as const
const held = new Set([
  'cluster',
  'node',
  'namespace',
  'workload',
  'pod',
  'container',
  'service-account',
  'image',
  'host',
])

/** Where the entity is, since when alerts name it, and how many. */
export function EntityFacts({ entity, href }: FactsProps) {
  const { alerts } = entity
  const told = statuses.filter((status) => alerts.statuses[status] > 0)
  return (
    <KeyValues
      items={[
        { key: 'Environment', value: entity.environment.name },
        ...(entity.places.length === 0
          ? []
          : [
              {
                key: 'Seen in',
                value: (
                  <span className="chips">
                    {entity.places.map((place) => (
                      <Link key={place.id} className="link wrap" href={href(`/inventory/${place.id}`)}>
                        {place.name}
                      </Link>
                    ))}
                  </span>
                ),
              },
            ]),
        { key: 'First alert', value: <Stamp at={entity.firstSeenAt} /> },
        { key: 'Last seen', value: <Stamp at={entity.lastSeenAt} /> },
        {
          key: 'Alerts',
          value: told.map((status) => `${formatCount(alerts.statuses[status])} ${alertStatusWords[status]}`).join(', '),
        },
        { key: 'Open ones', value: <SeverityCounts counts={alerts.severities} /> },
        ...(alerts.samples > 0
          ? [{ key: 'Samples', value: `${countWords(alerts.samples, 'alert')} made by a simulation` }]
          : []),
      ]}
    />
  )
}

/** How its asset stands; why nothing is said where there is none. */
export function EntityStanding({ entity, href }: FactsProps) {
  const { asset, kind } = entity
  if (asset) return <Standing asset={asset} href={href} />
  return (
    <p className="muted">
      {held.has(kind)
        ? 'No report has described it, so nothing is known of its posture and its findings.'
        : 'The inventory holds no such things: they have no posture and no findings of their own.'}
    </p>
  )
}

function Standing({ asset, href }: { asset: EntityAsset; href: FactsProps['href'] }) {
  const path = asset.kind === 'image' ? `/images/${asset.id}` : `/inventory/${asset.id}`
  return (
    <KeyValues
      items={[
        {
          key: asset.itself ? 'In the inventory' : 'Part of',
          value: (
            <>
              <Link className="link wrap" href={href(path)}>
                {asset.namespace === null ? asset.name : `${asset.namespace}/${asset.name}`}
              </Link>{' '}
              {asset.exposed ? <Chip>internet-facing</Chip> : null}
              {asset.gone ? <Chip>gone since</Chip> : null}
            </>
          ),
        },
        {
          key: 'Posture',
          value:
            asset.assessed === 0
              ? 'Not assessed'
              : `Fails ${formatCount(asset.failing)} of ${countWords(asset.assessed, 'check')}`,
        },
        { key: 'Open findings', value: <SeverityCounts counts={asset.findings} /> },
      ]}
    />
  )
}
