import { formatCount } from '@/components/ui/format-count'
import type { StatusCounts } from '@/lib/model/compliance'

/** Controls of a standard in 8 px: strong failed, pale passed, hatched was not decided. */
export function ControlBar({ counts }: { counts: StatusCounts }) {
  const { passed, failed } = counts
  const open = counts.manual + counts.skipped + counts['not-assessable']
  const words = `${formatCount(failed)} failed, ${formatCount(passed)} passed, ${formatCount(open)} not decided`
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <span className="health" role="img" aria-label={words} title={words}>
      {failed > 0 ? <i className="u" style={{ flex: failed }} /> : null}
      {passed > 0 ? <i className="h" style={{ flex: passed }} /> : null}
      {open > 0 ? <i className="n" style={{ flex: open }} /> : null}
    </span>
  )
}

/** The key to the bars, once per table. */
export function ControlLegend() {
  return (
    <span className="row">
      <span className="legend">
        <i className="swatch-u" />
        failed
      </span>
      <span className="legend">
        <i className="swatch-h" />
        passed
      </span>
      <span className="legend">
        <i className="swatch-n" />
        not decided
      </span>
    </span>
  )
}
