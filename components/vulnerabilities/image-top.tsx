import Link from 'next/link'
import { withEnvironment } from '@/components/shell/environment-url'
import { Chip } from '@/components/ui/chip'
import { formatBytes, formatCount } from '@/components/ui/format-count'
import { KeyValues } from '@/components/ui/key-values'
import { Region } from '@/components/ui/region'
import { Age, Time } from '@/components/ui/time'
import { digestName } from '@/lib/client/digest-name'
import { sourceName } from '@/lib/client/source-name'
import type { ImageDetail } from '@/lib/model/inventory'

const nothing = <span className="faint">not told</span>

const podsOf = (count: number) => `${formatCount(count)} ${count === 1 ? 'pod' : 'pods'}`

/** Three facts on top: where it runs, who looked into it, what it is and what changed since the one before. */
export function ImageTop({ image, environment }: { image: ImageDetail; environment: string | null }) {
  const { runs, witnesses, comparison } = image
  const vulnerabilities = image.findings.find((row) => row.kind === 'vulnerability')?.count ?? 0
  return (
    <div className="img-top">
      <Region
        title="Where it runs"
        note={
          runs.total === 0 ? undefined : `${formatCount(runs.total)} ${runs.total === 1 ? 'workload' : 'workloads'}`
        }
      >
        {runs.total === 0 ? (
          <p className="muted">No workload is known to run it.</p>
        ) : (
          <ul className="lines">
            {runs.places.slice(0, 6).map((place) => (
              <li key={place.id}>
                <Link
                  className="cut-link"
                  href={withEnvironment(`/inventory/${place.id}`, environment)}
                  title={place.namespace ? `${place.namespace}/${place.name}` : place.name}
                >
                  <b>{place.namespace ? `${place.namespace}/${place.name}` : place.name}</b>{' '}
                  <span className="faint">{place.cluster?.name}</span>
                </Link>
                <span className="num">{place.pods ? podsOf(place.pods.running) : ''}</span>
                {place.exposed ? <Chip>internet-facing</Chip> : <span />}
              </li>
            ))}
          </ul>
        )}
        {runs.total > 6 ? <p className="s muted">and {formatCount(runs.total - 6)} more</p> : null}
      </Region>
      <Region
        title="Seen by"
        note={
          witnesses.length > 1 ? `${formatCount(image.agreed)} of ${formatCount(vulnerabilities)} by all` : undefined
        }
      >
        {witnesses.length === 0 ? (
          <p className="muted">No scanner has looked into it yet.</p>
        ) : (
          <ul className="lines lines-w">
            {witnesses.map((witness) => (
              <li key={witness.source}>
                <b>{sourceName(witness.source)}</b>
                <span className="muted cut">{witness.collector}</span>
                <span className="num">{formatCount(witness.found)}</span>
                <span className="muted">
                  <Age at={witness.evidenceAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Region>
      {comparison ? (
        <Region
          title="Since the previous digest"
          note={digestName(comparison.previous.digest ?? comparison.previous.name)}
        >
          <div className="cmp">
            <div>
              <span className="fig up">−{formatCount(comparison.fixed)}</span> fixed
            </div>
            <div>
              <span className="fig">+{formatCount(comparison.added)}</span> new
            </div>
            <div>
              <span className="fig muted">{formatCount(comparison.unchanged)}</span> unchanged
            </div>
          </div>
          <p className="s muted">
            {comparison.worstFixed ? `Worst fixed: ${comparison.worstFixed.rule}. ` : ''}
            {comparison.worstAdded ? `Worst new: ${comparison.worstAdded.rule}. ` : ''}
            <Link className="link" href={withEnvironment(`/images/${comparison.previous.id}`, environment)}>
              The previous digest
            </Link>
          </p>
        </Region>
      ) : (
        <Region title="The image" note={image.os ?? undefined}>
          <KeyValues
            items={[
              { key: 'User', value: image.user === null ? nothing : <code>{image.user || 'root'}</code> },
              { key: 'Built', value: <Time at={image.createdAt} none="not told" /> },
              { key: 'Size', value: image.size === null ? nothing : formatBytes(image.size) },
              { key: 'Platform', value: image.architecture ?? nothing },
            ]}
          />
        </Region>
      )}
    </div>
  )
}
