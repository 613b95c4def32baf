import Link from 'next/link'
import { SeverityBar } from '@/components/mark/severity-tally'
import { formatBytes, formatCount } from '@/components/ui/format-count'
import { digestName } from '@/lib/client/digest-name'
import { severities } from '@/lib/model/severity'
import type { ImageDetail, SeverityTotals } from '@/lib/model/inventory'

const sum = (totals: SeverityTotals) => severities.reduce((total, severity) => total + totals[severity], 0)

type LayersProps = { image: ImageDetail; layer: string | undefined; href: (layer: string | null) => string }

/** The layers, the newest on top, with what each brought; one of them narrows the list. */
export function ImageLayers({ image, layer, href }: LayersProps) {
  const most = Math.max(1, ...image.layers.map((row) => sum(row.severities)))
  const unplaced = sum(image.unplaced)
  return (
    <nav className="layers" aria-label="Layers">
      <div className="lay-h">
        <span>Layer</span>
        <span>Found</span>
      </div>
      <ul>
        {image.layers.toReversed().map((row) => {
          const id = row.diffId ?? row.digest
          if (id === null) return null
          const chosen = id === layer
          return (
            <li key={id}>
              <Link href={href(chosen ? null : id)} scroll={false} aria-current={chosen ? 'true' : undefined}>
                <span className="row between">
                  <code className="cut">{digestName(id)}</code>
                  <span className="num">{formatCount(sum(row.severities))}</span>
                </span>
                <SeverityBar totals={row.severities} of={most} />
                <span className="s faint">{row.size === null ? 'size not told' : formatBytes(row.size)}</span>
              </Link>
            </li>
          )
        })}
        {image.layers.length === 0 ? (
          <li>
            <div className="s muted">The scanner did not tell the layers.</div>
          </li>
        ) : null}
        {unplaced > 0 && image.layers.length > 0 ? (
          <li>
            <div>
              <span className="row between s muted">
                <span>Layer not told</span>
                <span className="num">{formatCount(unplaced)}</span>
              </span>
            </div>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}
