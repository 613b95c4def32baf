import type { ReactNode } from 'react'
import { z } from 'zod'
import { alertStatusSchema, dismissReasonSchema } from '@/lib/model/alert'
import { mayMove } from '@/lib/model/alert-transitions'
import type { AlertChangeItem, AlertDetail } from '@/lib/model/alert-view'
import { alertStatusNames } from '../mark/status-mark'
import { formatCount } from '../ui/format-count'
import { formatSpan } from '../ui/format-time'
import { Time } from '../ui/time'
import { Button } from '../ui/button'
import { Timeline, type TimelineEntry } from '../ui/timeline'
import type { StatusWish } from './api'
import { reasonName } from './words'

const statusSchema = z.object({ status: alertStatusSchema, reason: z.string().nullish() })
const reopenedSchema = z.object({ event: z.string(), quietSeconds: z.number() })
const ownerSchema = z.object({ owner: z.object({ name: z.string().nullish() }).nullable() })

function words(change: AlertChangeItem): ReactNode {
  const who = <b className="strong">{change.actor.name}</b>
  if (change.kind === 'raised') return <>First seen, reported by {change.actor.name}</>
  const again = reopenedSchema.safeParse(change.after)
  if (change.kind === 'reopened' && again.success) {
    return (
      <>
        Happened again after {formatSpan(again.data.quietSeconds * 1_000)} of quiet, so it is active again. Reported by{' '}
        {change.actor.name}, event <code className="wrap">{again.data.event}</code>
      </>
    )
  }
  if (change.kind === 'comment') {
    return (
      <>
        {who} commented: <span className="alert-said">{change.comment}</span>
      </>
    )
  }
  const status = statusSchema.safeParse(change.after)
  const verb = change.kind === 'undone' ? 'took the last change back: it is' : 'set it to'
  if (change.kind === 'suppressed' && status.success) {
    return (
      <>
        Dismissed as it arrived by the suppression rule {who}
        {status.data.reason ? `: ${reasonName(status.data.reason).toLowerCase()}` : ''}
      </>
    )
  }
  if ((change.kind === 'status' || change.kind === 'undone') && status.success) {
    const { reason } = status.data
    return (
      <>
        {who} {verb} {alertStatusNames[status.data.status].toLowerCase()}
        {reason ? `: ${reasonName(reason).toLowerCase()}` : ''}
        {change.comment === null ? null : (
          <>
            . <span className="alert-said">{change.comment}</span>
          </>
        )}
      </>
    )
  }
  const owner = ownerSchema.safeParse(change.after)
  if (change.kind === 'owner' && owner.success) {
    const name = owner.data.owner?.name
    return owner.data.owner === null ? (
      <>{who} left it without owner</>
    ) : (
      <>
        {who} made {name ?? 'someone'} the owner
      </>
    )
  }
  return (
    <>
      {who}: {change.kind}
    </>
  )
}

/** The state before the newest change of status, which can be restored; a dismissal of old may lack its reason. */
function wayBack(alert: AlertDetail): { changeId: string; wish: StatusWish } | null {
  const changes = alert.timeline.filter((change) =>
    ['status', 'undone', 'suppressed', 'reopened'].includes(change.kind),
  )
  const newest = changes.reduce<AlertChangeItem | undefined>(
    (one, other) => (one && one.at >= other.at ? one : other),
    undefined,
  )
  const before = statusSchema.safeParse(newest?.before)
  if (!newest || !before.success || before.data.status === alert.status) return null
  if (newest.kind === 'reopened' || !mayMove(alert.status, before.data.status)) return null
  const { status } = before.data
  if (status !== 'dismissed') return { changeId: newest.id, wish: { status } }
  const reason = dismissReasonSchema.safeParse(before.data.reason)
  return { changeId: newest.id, wish: { status, reason: reason.success ? reason.data : 'other' } }
}

type TimelineProps = {
  alert: AlertDetail
  /** Restores a status; absent for those who may not. */
  onRestore?: ((wish: StatusWish) => void) | undefined
}

/** What happened to an alert, the newest first: what people did, and when the sensor saw it last. */
export function AlertTimeline({ alert, onRestore }: TimelineProps) {
  const back = onRestore ? wayBack(alert) : null
  const changes = alert.timeline.map((change) => ({
    at: change.at,
    entry: {
      id: change.id,
      at: <Time at={change.at} />,
      text:
        back?.changeId === change.id ? (
          <>
            {words(change)}{' '}
            <Button small onClick={() => onRestore?.(back.wish)}>
              Set back to {alertStatusNames[back.wish.status].toLowerCase()}
            </Button>
          </>
        ) : (
          words(change)
        ),
      key: change.kind === 'raised',
    },
  }))
  const again: { at: string; entry: TimelineEntry }[] =
    alert.count > 1
      ? [
          {
            at: alert.lastSeenAt,
            entry: {
              id: 'seen-again',
              at: <Time at={alert.lastSeenAt} />,
              text: `Seen last, ${formatCount(alert.count)} times in all`,
              key: true,
            },
          },
        ]
      : []
  const entries = [...again, ...changes].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return <Timeline entries={entries.map((one) => one.entry)} />
}
