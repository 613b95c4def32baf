import { z } from 'zod'
import { alertStatusSchema } from '@/lib/model/alert'
import type { AlertChangeItem } from '@/lib/model/alert-view'
import { alertStatusNames } from '../mark/status-mark'
import { Time } from '../ui/time'
import { Timeline } from '../ui/timeline'
import { alertWords } from './words'

const statusOf = z.object({ status: alertStatusSchema })
const opened = z.object({ alerts: z.number() })
const joined = z.object({ alerts: z.array(z.string()) })
const owned = z.object({ owner: z.object({ name: z.string() }).nullable() })
const unlinked = z.object({ title: z.string() })
const merged = z.union([z.object({ from: z.string() }), z.object({ into: z.string() })])

/** What happened to an incident, in words. */
function words({ kind, actor, after, comment }: AlertChangeItem): string {
  const status = statusOf.safeParse(after)
  if (kind === 'opened') return `Opened with ${alertWords(opened.safeParse(after).data?.alerts ?? 0)}`
  if (kind === 'joined') return `${alertWords(joined.safeParse(after).data?.alerts.length ?? 1)} joined`
  if (kind === 'merged') {
    const other = merged.safeParse(after).data
    return other && 'into' in other ? 'Became part of another incident' : 'Another incident became part of it'
  }
  if (kind === 'reopened') return 'Opened again, for an alert of it is open'
  if (kind === 'unlinked') return `${actor.name} took out “${unlinked.safeParse(after).data?.title ?? 'an alert'}”`
  if (kind === 'comment') return `${actor.name} commented: ${comment ?? ''}`
  if (kind === 'owner') {
    const owner = owned.safeParse(after).data?.owner
    return owner ? `${actor.name} made ${owner.name} the owner` : `${actor.name} left it without owner`
  }
  if (status.success) {
    const said = comment ? `: ${comment}` : ''
    return `${actor.name} set it to ${alertStatusNames[status.data.status].toLowerCase()}${said}`
  }
  return `${actor.name}: ${kind}`
}

/** The newest first. */
export function IncidentTimeline({ changes }: { changes: readonly AlertChangeItem[] }) {
  return (
    <Timeline
      entries={changes.map((change) => ({
        id: change.id,
        at: <Time at={change.at} />,
        text: <span className="wrap">{words(change)}</span>,
        key: change.actor.kind === 'system',
      }))}
    />
  )
}
