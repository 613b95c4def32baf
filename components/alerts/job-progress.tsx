'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { can } from '@/lib/auth/policy'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import type { AlertJobItem } from '@/lib/model/alert-job'
import { alertStatusNames } from '../mark/status-mark'
import { Button } from '../ui/button'
import { useNow } from '../ui/clock'
import { formatCount } from '../ui/format-count'
import { Progress } from '../ui/progress'
import { alertKeys, cancelAlertJob, fetchAlertJobs } from './api'
import { failureWords } from './conflict'
import { alertCount, skippedWords } from './words'

const goesOn = (job: AlertJobItem) => job.state === 'queued' || job.state === 'running'
/** So long an ended change of one's own stays in sight. */
const lately = 10 * 60_000

function what({ change, total }: AlertJobItem): string {
  const alerts = alertCount(total)
  if ('owner' in change)
    return change.owner ? `Giving ${alerts} to ${change.owner.name}` : `Taking the owner off ${alerts}`
  return `Setting ${alerts} to ${alertStatusNames[change.status].toLowerCase()}`
}

function outcome(job: AlertJobItem): string {
  const end =
    job.state === 'cancelled'
      ? `Stopped by ${job.cancelledBy ?? 'somebody'}`
      : job.state === 'failed'
        ? 'Failed'
        : 'Done'
  const left = job.failed > 0 ? ` ${formatCount(job.failed)} could not be dealt with.` : ''
  return `${end}: ${formatCount(job.done)} of ${formatCount(job.total)} changed. ${skippedWords(job.reasons)}${left}`
}

/** Changes of very many alerts: those that go on, with how far they are, and one's own that ended lately. */
export function JobProgress() {
  const me = useMe()
  const now = useNow()
  const client = useQueryClient()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [said, setSaid] = useState<string | null>(null)
  const { data } = useQuery({
    queryKey: alertKeys.jobs(),
    queryFn: ({ signal }) => fetchAlertJobs(signal),
    refetchInterval: ({ state }) => (state.data?.items.some(goesOn) ? 1_000 : false),
  })
  const isRecent = (job: AlertJobItem) =>
    job.actor.id === me.id && job.finishedAt !== null && now.getTime() - Date.parse(job.finishedAt) < lately
  const shown = data?.items.filter((job) => !hidden.has(job.id) && (goesOn(job) || isRecent(job))) ?? []
  if (shown.length === 0) return null
  async function stop(id: string) {
    try {
      await cancelAlertJob(id)
      setSaid(null)
    } catch (error) {
      setSaid(failureWords(error, now))
    }
    await client.invalidateQueries({ queryKey: keys.area('alerts') })
  }
  return (
    <section className="jobs" aria-label="Changes of many alerts">
      {shown.map((job) => (
        <div className="job" key={job.id} data-state={job.state}>
          <span className="grow">
            <b>{what(job)}</b>
            {job.actor.id === me.id ? '' : `, asked for by ${job.actor.name}`}
            <span className="muted s" role="status">
              {' '}
              {goesOn(job)
                ? `${formatCount(job.done + job.skipped)} of ${formatCount(job.total)}. ${skippedWords(job.reasons)}`
                : outcome(job)}
            </span>
          </span>
          {goesOn(job) ? (
            <>
              <Progress label={what(job)} value={job.done + job.skipped} max={job.total} />
              {can(me.grants, 'alerts:triage') ? (
                <Button small onClick={() => void stop(job.id)}>
                  Stop
                </Button>
              ) : null}
            </>
          ) : (
            <Button small variant="quiet" onClick={() => setHidden(new Set([...hidden, job.id]))}>
              Hide
            </Button>
          )}
        </div>
      ))}
      {said === null ? null : (
        <p className="bad s" role="alert">
          {said}
        </p>
      )}
    </section>
  )
}
