import Link from 'next/link'
import type { ReactNode } from 'react'
import type { EntityEntry } from '@/lib/model/entity-view'
import { causeNames } from '@/lib/model/move-words'
import type { Severity } from '@/lib/model/severity'
import { SeverityCounts, SeverityMark } from '../mark/severity-mark'
import { Chip } from '../ui/chip'
import { formatCount } from '../ui/format-count'
import { Time } from '../ui/time'
import { Timeline } from '../ui/timeline'
import { alertStatusWords, countWords, standingWords } from './words'

type Href = (path: string) => string
type Of<Sort extends EntityEntry['sort']> = Extract<EntityEntry, { sort: Sort }>

const causeWords: Readonly<Record<string, string>> = { ...causeNames, changed: 'Changed' }
const bold = (text: string) => <b className="strong">{text}</b>

const Mark = ({ severity }: { severity: Severity }) => (
  <span className="ent-mark">
    <SeverityMark severity={severity} />
  </span>
)

function AlertTitle({ alert, href }: { alert: Of<'alert' | 'status'>['alert']; href: Href }) {
  return (
    <>
      <Mark severity={alert.severity} /> {alert.sample ? <Chip tone="line">sample</Chip> : null}{' '}
      <Link className="link" href={href(`/alerts/${alert.id}`)}>
        {alert.title}
      </Link>
    </>
  )
}

function Raised({ alert, href }: { alert: Of<'alert'>['alert']; href: Href }) {
  return (
    <>
      <AlertTitle alert={alert} href={href} />{' '}
      <span className="faint">
        {alert.compromised}
        {alert.count > 1 ? `, ${formatCount(alert.count)} times` : ''}, {alertStatusWords[alert.status]}
      </span>
    </>
  )
}

function Changed({ entry, href }: { entry: Of<'status'>; href: Href }) {
  const to = entry.after === null ? 'changed' : alertStatusWords[entry.after]
  return (
    <>
      <AlertTitle alert={entry.alert} href={href} />{' '}
      {entry.change === 'reopened' ? (
        <>happened again and is active again, reported by {entry.actor.name}</>
      ) : (
        <>
          {entry.change === 'undone' ? 'was set back to' : 'was set to'} {bold(to)} by {entry.actor.name}
        </>
      )}
      {entry.comment ? <span className="muted">: {entry.comment}</span> : null}
    </>
  )
}

function Request({ entry, name }: { entry: Of<'request'>; name: string }) {
  const what = [entry.namespace, entry.name].filter(Boolean).join('/')
  return (
    <>
      <span className="faint">Request</span> {entry.by ? null : <>{bold(entry.user)} </>}
      <code className="wrap">{[entry.verb, entry.resource, what].filter(Boolean).join(' ')}</code>{' '}
      <span className="faint">
        {entry.code === null ? 'no answer known' : `answered ${entry.code}`}
        {entry.by && entry.user !== name ? `, as ${entry.user}` : ''}
        {entry.impersonated ? `, acting as ${entry.impersonated}` : ''}
        {entry.address ? `, from ${entry.address}` : ''}
        {entry.cluster ? `, ${entry.cluster.name}` : ''}
      </span>
    </>
  )
}

function Turned({ entry, href }: { entry: Of<'posture'>; href: Href }) {
  const { check, before, after, cause } = entry
  return (
    <>
      {check.severity === null ? null : <Mark severity={check.severity} />}{' '}
      <Link className="link" href={href(`/recommendations/${encodeURIComponent(check.id)}`)}>
        {check.name}
      </Link>{' '}
      turned from {standingWords[before]} to {bold(standingWords[after])}{' '}
      <span className="faint">{causeWords[cause] ?? cause}</span>
    </>
  )
}

function Found({ entry }: { entry: Of<'appeared' | 'resolved'> }) {
  const verb = entry.sort === 'appeared' ? 'appeared' : entry.findings === 1 ? 'is resolved' : 'are resolved'
  return (
    <>
      {bold(countWords(entry.findings, 'finding'))} {verb} <SeverityCounts counts={entry.severities} />{' '}
      <span className="faint">
        {entry.findings === 1 ? '' : 'among them '}
        {entry.worst.title}
      </span>
    </>
  )
}

function words(entry: EntityEntry, name: string, href: Href): ReactNode {
  if (entry.sort === 'alert') return <Raised alert={entry.alert} href={href} />
  if (entry.sort === 'status') return <Changed entry={entry} href={href} />
  if (entry.sort === 'request') return <Request entry={entry} name={name} />
  if (entry.sort === 'posture') return <Turned entry={entry} href={href} />
  return <Found entry={entry} />
}

type TimelineProps = { entries: readonly EntityEntry[]; name: string; href: Href }

/** All that happened to an entity and around it, the newest first; alerts are what stands out. */
export function EntityTimeline({ entries, name, href }: TimelineProps) {
  return (
    <Timeline
      entries={entries.map((entry) => ({
        id: `${entry.at} ${entry.sort} ${entry.id}`,
        at: <Time at={entry.at} />,
        text: <span className="wrap">{words(entry, name, href)}</span>,
        key: entry.sort === 'alert',
      }))}
    />
  )
}
