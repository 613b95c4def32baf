import { ageBefore, fullTime } from './dates'
import type { PostureCoverage } from './data'
import { count, counted, shortened } from './figures'

const named = 8

/** What the report cannot see, one plain sentence each; empty when everything is fresh and on time. */
export function missingEvidence({ collectors, freshness }: PostureCoverage, now: string): string[] {
  const out: string[] = []
  const stale = freshness.total - freshness.fresh
  if (freshness.total === 0) out.push('No resource is known, so there is nothing to judge yet.')
  else if (stale > 0) {
    const share = ((stale / freshness.total) * 100).toFixed(1)
    const verb = stale === 1 ? 'has' : 'have'
    out.push(
      `${count(stale)} of ${counted(freshness.total, 'resource')} (${share} %) ${verb} no fresh evidence; the last known result is counted.`,
    )
  }
  if (collectors.length === 0) out.push('No collector is connected.')
  const quiet = collectors.filter(({ health }) => health !== 'reporting')
  for (const collector of quiet.slice(0, named)) out.push(sentence(collector, now))
  if (quiet.length > named) out.push(`${counted(quiet.length - named, 'more collector')} not on time: see the table.`)
  return out
}

function sentence({ name, environment, health, lastReportAt }: PostureCoverage['collectors'][number], now: string) {
  const who = `${shortened(name)} (${shortened(environment)})`
  if (lastReportAt === null) return `${who} has never reported: nothing of it is in this report.`
  const age = ageBefore(lastReportAt, now)
  const last = `last report ${fullTime(lastReportAt)}${age ? `, ${age} before this one` : ''}`
  if (health === 'silent') return `${who} is silent, ${last}. Its resources keep their last result.`
  return `${who} is ${health === 'late' ? 'late' : 'waiting'}, ${last}.`
}
