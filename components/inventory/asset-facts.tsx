import Link from 'next/link'
import { KeyValues, type KeyValue } from '@/components/ui/key-values'
import { formatCount } from '@/components/ui/format-count'
import { Region } from '@/components/ui/region'
import { Age, Time } from '@/components/ui/time'
import { sourceName } from '@/lib/client/source-name'
import type { AssetDetail } from '@/lib/model/inventory'
import type { Json } from '@/lib/model/json'
import { kindNames } from './kind-names'

/** `serviceAccount` → `Service account`. */
const words = (name: string) =>
  name.charAt(0).toUpperCase() + name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

function plain(value: Json): string | null {
  if (value === null || value === '') return null
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).slice(0, 12).join(', ') || null
  if (typeof value === 'object') {
    return (
      Object.entries(value)
        .map(([key, member]) => `${key} ${plain(member) ?? '–'}`)
        .join(', ') || null
    )
  }
  return String(value)
}

/** What the reports say of the asset, and how fresh that is. */
export function AssetFacts({ asset, href }: { asset: AssetDetail; href: (path: string) => string }) {
  const told = Object.entries(asset.attributes).flatMap(([name, value]): KeyValue[] => {
    const text = plain(value)
    return text === null ? [] : [{ key: words(name), value: <span className="wrap">{text}</span> }]
  })
  return (
    <div className="asset-facts">
      <Region title="Facts">
        <KeyValues
          items={[
            ...told.slice(0, 14),
            ...asset.holds.map(({ kind, count }) => ({
              key: kindNames[kind].many,
              value: (
                <Link
                  className="link"
                  href={href(
                    `/inventory?kind=${kind}&${asset.kind === 'cluster' ? `cluster=${asset.id}` : `namespace=${encodeURIComponent(asset.name)}`}`,
                  )}
                >
                  {formatCount(count)}
                </Link>
              ),
            })),
            { key: 'Key', value: <code className="wrap">{asset.key}</code> },
          ]}
        />
      </Region>
      <Region title="How we know">
        <KeyValues
          items={[
            { key: 'First seen', value: <Time at={asset.firstSeenAt} /> },
            { key: 'Last changed', value: <Time at={asset.evidenceAt} /> },
            ...(asset.goneAt ? [{ key: 'Gone since', value: <Time at={asset.goneAt} /> }] : []),
            ...asset.coverage.slice(0, 8).map((row) => ({
              key: sourceName(row.source),
              value: (
                <>
                  {row.scope.replace(/:\*/g, '').replaceAll(':', ' ')}{' '}
                  <span className="faint">by {row.collector ?? 'a collector that is gone'},</span>{' '}
                  <Age at={row.evidenceAt} />
                  {row.complete ? null : <span className="faint">, in part</span>}
                </>
              ),
            })),
          ]}
        />
      </Region>
    </div>
  )
}
