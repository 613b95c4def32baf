import { formatCount } from './format-count'

export type ResourceBarProps = { unhealthy: number; healthy: number; notCounted?: number }

/** Resources of one check in 8 px: strong is the work to do, pale is healthy, hatched was not counted. */
export function ResourceBar({ unhealthy, healthy, notCounted = 0 }: ResourceBarProps) {
  const words = [
    `${formatCount(unhealthy)} unhealthy`,
    `${formatCount(healthy)} healthy`,
    ...(notCounted > 0 ? [`${formatCount(notCounted)} not counted`] : []),
  ].join(', ')
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <span className="health" role="img" aria-label={words} title={words}>
      {unhealthy > 0 ? <i className="u" style={{ flex: unhealthy }} /> : null}
      {healthy > 0 ? <i className="h" style={{ flex: healthy }} /> : null}
      {notCounted > 0 || unhealthy + healthy === 0 ? (
        <i className="n" style={{ flex: Math.max(notCounted, 1) }} />
      ) : null}
    </span>
  )
}

/** The key to the bars, once per table. */
export function ResourceLegend() {
  return (
    <span className="row">
      <span className="legend">
        <i className="swatch-u" />
        unhealthy
      </span>
      <span className="legend">
        <i className="swatch-h" />
        healthy
      </span>
      <span className="legend">
        <i className="swatch-n" />
        not counted
      </span>
    </span>
  )
}
