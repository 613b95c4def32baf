import Link from 'next/link'
import { KeyValues, type KeyValue } from '@/components/ui/key-values'
import { formatCount } from '@/components/ui/format-count'
import { Region } from '@/components/ui/region'
import { Age, Stamp, Time } from '@/components/ui/time'
import { sourceName } from '@/lib/client/source-name'
import { assetKindSchema } from '@/lib/model/asset'
import { distributionName } from '@/lib/model/distribution'
import type { AssetCoverage, AssetDetail } from '@/lib/model/inventory'
import type { Json } from '@/lib/model/json'
import { clusterCollectors } from './cluster-collector'
import { kindNames } from './kind-names'

/** `serviceAccount` → `Service account`, `osImage` → `OS image`. */
const words = (name: string) =>
  (name.charAt(0).toUpperCase() + name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)).replace(
    /^Os\b/,
    'OS',
  )

function plain(value: Json): string | null {
  if (value === null || value === '') return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).slice(0, 12).join(', ') || null
  if (typeof value === 'object') {
    return (
      Object.entries(value)
        .map(([key, member]) => (key === 'count' ? plain(member) : `${plain(member) ?? '–'} ${key}`))
        .join(', ') || null
    )
  }
  return String(value)
}

const isMoment = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)

/** The small facts of the reports, without those that the head or a count of what it holds says already. */
function told(asset: AssetDetail): KeyValue[] {
  const held = new Set<string>(asset.holds.map(({ kind }) => kindNames[kind].many))
  return Object.entries(asset.attributes).flatMap(([name, value]): KeyValue[] => {
    const isDistribution = name === 'distribution' && typeof value === 'string'
    const text = isDistribution ? distributionName(value) : plain(value)
    if (text === null || held.has(words(name)) || text === asset.objectKind) return []
    if (isMoment(text)) return [{ key: words(name).replace(/ at$/, ''), value: <Stamp at={text} /> }]
    return [{ key: words(name), value: <span className="wrap">{text}</span> }]
  })
}

/** `assets:workload:Deployment:*` → `workloads`, `findings:vulnerability` → `vulnerability findings`. */
function scopeWords(scope: string): string {
  const [area, kind = ''] = scope.split(':')
  const known = assetKindSchema.safeParse(kind)
  if (area === 'assets' && known.success) return kindNames[known.data].many.toLowerCase()
  if (area === 'witnesses') return 'verdicts on our checks'
  return area === 'findings' ? `${kind} findings` : scope.replace(/:\*/g, '').replaceAll(':', ' ')
}

/** Who described the asset: one line for each source and collector, with all that it spoke of. */
function witnesses(asset: AssetDetail): KeyValue[] {
  const groups = new Map<string, AssetCoverage[]>()
  for (const row of asset.coverage) {
    const name = `${row.source} ${row.collector ?? ''}`
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  // The newest comes first, so the first row of a group is its freshest word.
  return [...groups.values()].slice(0, 8).flatMap((rows) => {
    const [first] = rows
    if (!first) return []
    const spoken = [...new Set(rows.map((row) => scopeWords(row.scope)))].toSorted()
    return [
      {
        key: sourceName(first.source),
        value: (
          <>
            {first.collector ?? 'a collector that is gone'}, <Age at={first.evidenceAt} />{' '}
            <span className="faint">
              {spoken.join(', ')}
              {rows.every((row) => row.complete) ? '' : ', in part'}
            </span>
          </>
        ),
      },
    ]
  })
}

/** What the reports say of the asset, and how fresh that is. */
export function AssetFacts({ asset, href }: { asset: AssetDetail; href: (path: string) => string }) {
  return (
    <div className="asset-facts">
      <Region title="Facts">
        <KeyValues
          items={[
            ...told(asset).slice(0, 14),
            ...asset.holds.map(({ kind, count }) => ({
              key: kindNames[kind].many,
              value: (
                <Link
                  className="link"
                  href={href(
                    `/inventory?kind=${kind}&${asset.kind !== 'namespace' ? `cluster=${asset.id}` : `namespace=${encodeURIComponent(asset.name)}`}`,
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
            asset.goneAt
              ? { key: 'Gone since', value: <Time at={asset.goneAt} /> }
              : { key: 'Last seen', value: <Age at={asset.lastSeenAt} /> },
            ...clusterCollectors(asset.heartbeats, href),
            ...witnesses(asset),
          ]}
        />
      </Region>
    </div>
  )
}
