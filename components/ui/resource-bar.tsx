import { formatCount } from './format-count'

export type PartBarProps = { strong: number; pale: number; hatched: number; words: string }

/** Three parts of a whole in 8 px: strong is the work to do, pale is done, hatched was not decided. */
export function PartBar({ strong, pale, hatched, words }: PartBarProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <span className="health" role="img" aria-label={words} title={words}>
      {strong > 0 ? <i className="u" style={{ flex: strong }} /> : null}
      {pale > 0 ? <i className="h" style={{ flex: pale }} /> : null}
      {hatched > 0 || strong + pale === 0 ? <i className="n" style={{ flex: Math.max(hatched, 1) }} /> : null}
    </span>
  )
}

/** The key to the bars, once per table. */
export function PartLegend({ strong, pale, hatched }: { strong: string; pale: string; hatched: string }) {
  return (
    <span className="row">
      <span className="legend">
        <i className="swatch-u" />
        {strong}
      </span>
      <span className="legend">
        <i className="swatch-h" />
        {pale}
      </span>
      <span className="legend">
        <i className="swatch-n" />
        {hatched}
      </span>
    </span>
  )
}

export type ResourceBarProps = { unhealthy: number; healthy: number; notCounted?: number }

/** Resources of one check: unhealthy, healthy, not counted. */
export function ResourceBar({ unhealthy, healthy, notCounted = 0 }: ResourceBarProps) {
  const words = [
    `${formatCount(unhealthy)} unhealthy`,
    `${formatCount(healthy)} healthy`,
    ...(notCounted > 0 ? [`${formatCount(notCounted)} not counted`] : []),
  ].join(', ')
  return <PartBar strong={unhealthy} pale={healthy} hatched={notCounted} words={words} />
}

export function ResourceLegend() {
  return <PartLegend strong="unhealthy" pale="healthy" hatched="not counted" />
}
