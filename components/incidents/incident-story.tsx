import { Check, Minus } from 'lucide-react'
import Link from 'next/link'
import type { IncidentDetail } from '@/lib/model/incident-view'
import { SeverityMark } from '../mark/severity-mark'
import { Chip } from '../ui/chip'
import { formatClock, formatDay } from '../ui/format-time'

type StoryProps = { incident: IncidentDetail; href: (path: string) => string }

/** The story in words, and its alerts in the order in which they happened. */
export function IncidentStory({ incident, href }: StoryProps) {
  return (
    <>
      {incident.lead.map((sentence) => (
        <p key={sentence} className="inc-lead wrap">
          {sentence}
        </p>
      ))}
      <ol className="inc-story">
        {incident.sentences.map(({ at, alertId, severity, text, step }, index) => {
          const date = new Date(at)
          const shown = formatDay(date)
          const before = incident.sentences[index - 1]
          const isNew = before === undefined || formatDay(new Date(before.at)) !== shown
          return (
            <li key={alertId}>
              <span className="inc-at">
                {isNew ? <span className="faint">{shown}</span> : null}
                <time dateTime={at}>{formatClock(date)}</time>
              </span>
              <SeverityMark severity={severity} />
              <span className="wrap">
                <Link className="link" href={href(`/alerts/${alertId}`)}>
                  {text}
                </Link>{' '}
                {step === null ? null : <Chip tone="line">{step}</Chip>}
              </span>
            </li>
          )
        })}
      </ol>
    </>
  )
}

/** The steps of the rule, those that were seen and those that were not. */
export function IncidentSteps({ incident }: { incident: IncidentDetail }) {
  return (
    <ol className="inc-steps">
      {incident.steps.map(({ name, alertId }) => (
        <li key={name} className={alertId === null ? 'faint' : undefined}>
          {alertId === null ? <Minus className="i" aria-hidden="true" /> : <Check className="i" aria-hidden="true" />}
          {name}
          {alertId === null ? ' (not seen)' : ''}
        </li>
      ))}
    </ol>
  )
}
