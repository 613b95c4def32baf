import { fullDay } from './dates'
import type { PostureReport } from './data'
import { change, count, counted, listed, points, shortened } from './figures'

/** The report in one paragraph of plain words, computed from its figures and nothing else. */
export function summarise(report: PostureReport): string {
  return [score(report), movement(report), nextStep(report), alerts(report), vulnerabilities(report), gaps(report)]
    .filter(Boolean)
    .join(' ')
}

function score({ generatedAt, scope, score: { percentage, goal } }: PostureReport) {
  const where = scope.environments.length > 0 ? listed(scope.environments) : 'the environments in scope'
  if (percentage === null) return `There is no score for ${where} yet: no scored control has a resource to judge.`
  const start = `On ${fullDay(generatedAt)} the secure score of ${where} was ${points(percentage)} of 100`
  if (goal === null) return `${start}; no goal is set.`
  const distance = goal - percentage
  if (distance <= 0) return `${start}, which meets the goal of ${count(goal)}.`
  return `${start}, ${points(distance)} below the goal of ${count(goal)}.`
}

function movement({ score: { percentage, weekDelta }, movement }: PostureReport) {
  if (percentage === null || weekDelta === null) return ''
  if (change(weekDelta) === '0.0') return 'It did not move in seven days.'
  const rose = weekDelta > 0
  const cause = movement.reduce<{ cause: string; delta: number } | null>((most, next) => {
    if (rose ? next.delta <= 0 : next.delta >= 0) return most
    return most === null || Math.abs(next.delta) > Math.abs(most.delta) ? next : most
  }, null)
  const why = cause ? `; the largest cause was “${shortened(cause.cause, 120)}”.` : '.'
  return `It ${rose ? 'rose' : 'fell'} by ${points(Math.abs(weekDelta))} in seven days${why}`
}

function nextStep({ controls, score: { percentage } }: PostureReport) {
  if (percentage === null) return ''
  const best = controls.reduce<(typeof controls)[number] | null>(
    (most, next) => (next.max > 0 && next.potential > (most?.potential ?? 0) ? next : most),
    null,
  )
  return best
    ? `Finishing the control “${shortened(best.name)}” would gain the most: ${points(best.potential)} points.`
    : ''
}

function alerts({ alerts: { open } }: PostureReport) {
  const total = Object.values(open).reduce((sum, value) => sum + value, 0)
  if (total === 0) return 'No alert is open.'
  const bad = [open.critical && `${count(open.critical)} critical`, open.high && `${count(open.high)} high`]
  const named = bad.filter((part) => typeof part === 'string')
  const verb = total === 1 ? 'is' : 'are'
  return `${counted(total, 'alert')} ${verb} open${named.length > 0 ? `, of them ${listed(named)}` : ', none critical or high'}.`
}

function vulnerabilities({ vulnerabilities: { bySeverity, knownExploited } }: PostureReport) {
  const total = Object.values(bySeverity).reduce((sum, value) => sum + value, 0)
  if (total === 0) return ''
  const exploited = knownExploited === 0 ? 'none of them' : count(knownExploited)
  return `Images carry ${counted(total, 'open vulnerability', 'open vulnerabilities')}, ${exploited} known to be exploited.`
}

function gaps({ coverage: { collectors, freshness } }: PostureReport) {
  const stale = freshness.total - freshness.fresh
  const quiet = collectors.filter(({ health }) => health === 'silent').length
  const never = collectors.filter(({ health }) => health === 'waiting').length
  if (collectors.length === 0) return 'No collector is connected, so nothing here rests on a report.'
  const parts = [
    stale > 0 && `${count(stale)} of ${counted(freshness.total, 'resource')} without fresh evidence`,
    quiet > 0 && counted(quiet, 'silent collector'),
    never > 0 && `${counted(never, 'collector')} that never reported`,
  ].filter((part) => typeof part === 'string')
  return parts.length > 0 ? `What this report cannot see: ${listed(parts)}.` : ''
}
