import { formatCount } from '@/components/ui/format-count'
import { PartBar, PartLegend } from '@/components/ui/resource-bar'
import type { StatusCounts } from '@/lib/model/compliance'

/** Controls of a standard: failed, passed, not decided. */
export function ControlBar({ counts }: { counts: StatusCounts }) {
  const { passed, failed } = counts
  const open = counts.manual + counts.skipped + counts['not-assessable']
  const words = `${formatCount(failed)} failed, ${formatCount(passed)} passed, ${formatCount(open)} not decided`
  return <PartBar strong={failed} pale={passed} hatched={open} words={words} />
}

export function ControlLegend() {
  return <PartLegend strong="failed" pale="passed" hatched="not decided" />
}
