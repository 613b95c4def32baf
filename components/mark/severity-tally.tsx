import { severities } from '@/lib/model/severity'
import type { SeverityTotals } from '@/lib/model/inventory'
import { formatCount } from '../ui/format-count'
import { SeverityMark } from './severity-mark'
import { severityNames } from './severity-name'

/** Open findings of one thing, worst first; severities without any are left out, and none at all is said in a word. */
export function SeverityTally({ totals, none = 'none' }: { totals: SeverityTotals; none?: string }) {
  const present = severities.filter((severity) => totals[severity] > 0)
  if (present.length === 0) return <span className="faint">{none}</span>
  return (
    <span className="sevs sevs-s">
      {present.map((severity) => (
        <span key={severity} className="sev">
          <SeverityMark severity={severity} />
          <b>{formatCount(totals[severity])}</b>
        </span>
      ))}
    </span>
  )
}

/** The same as a bar, in proportion to `of` (the largest of its neighbours); the worst at the left. */
export function SeverityBar({ totals, of }: { totals: SeverityTotals; of: number }) {
  const sum = severities.reduce((total, severity) => total + totals[severity], 0)
  const words = severities
    .filter((severity) => totals[severity] > 0)
    .map((severity) => `${formatCount(totals[severity])} ${severityNames[severity].toLowerCase()}`)
  return (
    <span className="sev-bar" role="img" aria-label={words.join(', ') || 'none found'} title={words.join(', ')}>
      {severities.map((severity) =>
        totals[severity] > 0 ? <i key={severity} data-severity={severity} style={{ flex: totals[severity] }} /> : null,
      )}
      {of > sum || sum === 0 ? <i style={{ flex: Math.max(of - sum, 1) }} /> : null}
    </span>
  )
}
