import Link from 'next/link'
import type { ReactNode } from 'react'
import { SeverityCounts } from '../mark/severity-mark'
import { Breakable } from '../ui/breakable'
import { Chip, InverseChip } from '../ui/chip'
import { KeyValues } from '../ui/key-values'
import type { AlertDetail, AlertEntity, AlertImage } from '@/lib/model/alert-view'
import { entityNames } from './words'

type Href = (path: string) => string

const isPath = new Set(['pod', 'container', 'process', 'file', 'ip', 'image'])

function Name({ entity, cluster, href }: { entity: AlertEntity; cluster: string | undefined; href: Href }) {
  // Sensors name a cluster by its uid; people know it by its name.
  const shown = entity.kind === 'cluster' && cluster !== undefined ? cluster : entity.name
  const name = isPath.has(entity.kind) ? (
    <code className="wrap">
      <Breakable text={shown} />
    </code>
  ) : (
    shown
  )
  if (entity.assetId === null) return name
  const path = entity.kind === 'image' ? '/images' : '/inventory'
  return (
    <Link className="link" href={href(`${path}/${entity.assetId}`)}>
      {name}
    </Link>
  )
}

function Vulnerabilities({ image }: { image: AlertImage }) {
  return (
    <>
      {' '}
      {image.exploited > 0 ? <InverseChip>known exploited</InverseChip> : null} <SeverityCounts counts={image.counts} />
    </>
  )
}

function details({ detail }: AlertEntity): string {
  return Object.entries(detail ?? {})
    .map(([key, value]) => (key === 'kind' ? value : `${key} ${value}`))
    .join(', ')
}

/** What an alert speaks of, each with its place in the inventory; and who saw it. */
export function EntityList({ alert, href }: { alert: AlertDetail; href: Href }) {
  const named = new Set(alert.entities.flatMap((entity) => entity.assetId ?? []))
  const entity = (entity: AlertDetail['entities'][number]): ReactNode => {
    const image = alert.images.find((image) => image.assetId === entity.assetId)
    const isAsset = entity.assetId !== null && entity.assetId === alert.asset?.id
    return (
      <>
        <Name entity={entity} cluster={alert.cluster?.name} href={href} />{' '}
        <span className="faint wrap">{details(entity)}</span>{' '}
        {isAsset && alert.asset?.exposed ? <Chip>internet-facing</Chip> : null}
        {isAsset && alert.asset?.gone ? <Chip>gone since</Chip> : null}
        {image ? <Vulnerabilities image={image} /> : null}
        {entity.entityId === null ? null : (
          <Link className="link s" href={href(`/entities/${entity.entityId}`)}>
            timeline<span className="sr-only"> of {entity.name}</span>
          </Link>
        )}
      </>
    )
  }
  return (
    <KeyValues
      items={[
        ...alert.entities.map((one, index) => ({
          key: sameKindBefore(alert.entities, index) ? `${entityNames[one.kind]} ${index + 1}` : entityNames[one.kind],
          value: entity(one),
        })),
        ...alert.images
          .filter((image) => !named.has(image.assetId))
          .map((image, index) => ({
            key: index === 0 ? 'Runs image' : `Runs image ${index + 1}`,
            value: (
              <>
                <Link className="link" href={href(`/images/${image.assetId}`)}>
                  <code className="wrap">
                    <Breakable text={image.name} />
                  </code>
                </Link>
                <Vulnerabilities image={image} />
              </>
            ),
          })),
        ...(alert.cluster === null || alert.entities.some((one) => one.kind === 'cluster')
          ? []
          : [{ key: 'In cluster', value: alert.cluster.name }]),
        { key: 'Environment', value: alert.environment.name },
        {
          key: 'Detected by',
          value: (
            <>
              {alert.sources.join(', ')} <span className="faint wrap">{alert.rule}</span>
            </>
          ),
        },
        {
          key: 'Type',
          value: (
            <code className="wrap">
              <Breakable text={alert.type} />
            </code>
          ),
        },
        ...(alert.techniques.length === 0
          ? []
          : [
              {
                key: 'ATT&CK',
                value: (
                  <span className="chips">
                    {alert.techniques.map((technique) => (
                      <Chip key={technique} tone="line">
                        {technique}
                      </Chip>
                    ))}
                  </span>
                ),
              },
            ]),
      ]}
    />
  )
}

function sameKindBefore(entities: readonly AlertEntity[], index: number): boolean {
  return entities.slice(0, index).some((other) => other.kind === entities[index]?.kind)
}
