import type { ReactNode } from 'react'
import type { Severity } from '@/lib/model/severity'
import { formatCount } from '../ui/format-count'
import { ratedSeverities, severityNames, type RatedSeverity } from './severity-name'

const letter = (x: number, y: number, text: string, ink: string) => (
  <text x={x} y={y} fill={`var(--sev-${ink}-ink)`}>
    {text}
  </text>
)

const shapes = {
  critical: (
    <>
      <path
        d="M8.2.9a1.1 1.1 0 0 1 1.6 0l7.3 7.3a1.1 1.1 0 0 1 0 1.6l-7.3 7.3a1.1 1.1 0 0 1-1.6 0L.9 9.8a1.1 1.1 0 0 1 0-1.6z"
        fill="var(--sev-critical)"
      />
      {letter(9, 12.4, 'C', 'critical')}
    </>
  ),
  high: (
    <>
      <path
        d="M8.3 1.3a1.1 1.1 0 0 1 1.4 0l6.4 5.1c.3.2.4.5.4.9v8.1c0 .9-.7 1.6-1.6 1.6H3.1c-.9 0-1.6-.7-1.6-1.6V7.3c0-.4.1-.7.4-.9z"
        fill="var(--sev-high)"
      />
      {letter(9, 14, 'H', 'high')}
    </>
  ),
  medium: (
    <>
      <rect x="2" y="2" width="14" height="14" rx="2.2" fill="var(--sev-medium)" stroke="var(--sev-medium-edge)" />
      {letter(9, 12.5, 'M', 'medium')}
    </>
  ),
  low: (
    <>
      <path
        d="M8.3 16.7a1.1 1.1 0 0 0 1.4 0l6.4-5.1c.3-.2.4-.5.4-.9V2.6c0-.9-.7-1.6-1.6-1.6H3.1c-.9 0-1.6.7-1.6 1.6v8.1c0 .4.1.7.4.9z"
        fill="var(--sev-low)"
      />
      {letter(9.2, 11, 'L', 'low')}
    </>
  ),
  informational: (
    <>
      <circle cx="9" cy="9" r="7.2" fill="none" stroke="var(--sev-info-edge)" strokeWidth="1.2" />
      <circle cx="9" cy="5.7" r="1.15" fill="var(--sev-info-ink)" />
      <path d="M9 8.2v4.6" stroke="var(--sev-info-ink)" strokeWidth="1.9" strokeLinecap="round" />
    </>
  ),
  unknown: (
    <>
      <circle
        cx="9"
        cy="9"
        r="7.2"
        fill="none"
        stroke="var(--sev-info-edge)"
        strokeWidth="1.2"
        strokeDasharray="2.5 2.2"
      />
      {letter(9, 12.4, '?', 'info')}
    </>
  ),
} as const satisfies Record<Severity, ReactNode>

/** Shape, letter, colour, with the name for screen readers. `silent` when the word stands beside it. */
export function SeverityMark({ severity, silent = false }: { severity: Severity; silent?: boolean }) {
  const name = severityNames[severity]
  if (silent) {
    return (
      <svg className="sevm" viewBox="0 0 18 18" aria-hidden="true">
        {shapes[severity]}
      </svg>
    )
  }
  return (
    <svg className="sevm" viewBox="0 0 18 18" role="img" aria-label={name}>
      <title>{name}</title>
      {shapes[severity]}
    </svg>
  )
}

/** Mark and word, for heads, forms and filters. The word stays ink. */
export function SeverityWord({ severity }: { severity: Severity }) {
  return (
    <span className="sev">
      <SeverityMark severity={severity} silent />
      {severityNames[severity]}
    </span>
  )
}

/** How many of each, worst first; a zero is faint but drawn. */
export function SeverityCounts({ counts }: { counts: Readonly<Record<RatedSeverity, number>> }) {
  return (
    <span className="sevs">
      {ratedSeverities.map((severity) => (
        <span key={severity} className="sev">
          <SeverityMark severity={severity} />
          <b className={counts[severity] === 0 ? 'zero' : undefined}>{formatCount(counts[severity])}</b>
        </span>
      ))}
    </span>
  )
}
