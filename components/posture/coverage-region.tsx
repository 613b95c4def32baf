import { HealthMark } from '@/components/mark/status-mark'
import { Chip } from '@/components/ui/chip'
import { formatCount } from '@/components/ui/format-count'
import { formatAge, formatSpan } from '@/components/ui/format-time'
import { Region } from '@/components/ui/region'
import type { CollectorCoverage, EnvironmentCoverage, EstateCoverage } from '@/lib/model/estate-coverage'
import { plans } from '@/lib/model/plan'

const nouns = {
  kubernetes: ['cluster', 'clusters'],
  registries: ['image', 'images'],
  hosts: ['host', 'hosts'],
} as const
/** So many collectors are named here; all are one click away. */
const named = 4

const counted = (count: number, [one, many]: readonly [string, string]) =>
  `${formatCount(count)} ${count === 1 ? one : many}`

/** What is watched and what is not: plans by environment, collectors that keep silent, missing sensors. */
export function CoverageRegion({ coverage, now, href }: { coverage: EstateCoverage; now: string; href: string }) {
  const onTime = coverage.collectors.filter((row) => row.health === 'reporting').length
  const troubled = coverage.collectors.filter((row) => row.health === 'silent' || row.health === 'late')
  const blind = coverage.environments.filter((row) => row.lacksSensor)
  return (
    <Region
      title="Coverage"
      note={`${onTime} of ${counted(coverage.collectors.length, ['collector', 'collectors'])} on time`}
      link={{ label: 'Collectors', href }}
      className="ov-coverage"
    >
      <table className="plans">
        <thead>
          <tr>
            <th scope="col">Environment</th>
            <th scope="col">Kubernetes</th>
            <th scope="col">Registries</th>
            <th scope="col">Hosts</th>
          </tr>
        </thead>
        <tbody>
          {coverage.environments.map((environment) => (
            <PlanRow key={environment.id} environment={environment} />
          ))}
        </tbody>
      </table>
      {troubled.length + blind.length > 0 ? (
        <ul className="gaps">
          {troubled.slice(0, named).map((collector) => (
            <Trouble key={collector.id} collector={collector} now={new Date(now)} />
          ))}
          {troubled.length > named ? (
            <li>
              <span />
              <span className="muted">and {troubled.length - named} more late or silent</span>
            </li>
          ) : null}
          {blind.slice(0, named).map((environment) => (
            <li key={environment.id}>
              <Chip tone="line">Gap</Chip>
              <span>
                <b>{environment.name}</b> has no runtime sensor: no process alerts from {blindSpot(environment)}.
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </Region>
  )
}

function blindSpot({ plans }: EnvironmentCoverage): string {
  const parts = (['kubernetes', 'hosts'] as const).flatMap((plan) => {
    const count = plans[plan]
    return count ? [counted(count, nouns[plan])] : []
  })
  return parts.join(' and ')
}

function PlanRow({ environment }: { environment: EnvironmentCoverage }) {
  return (
    <tr>
      <th scope="row">{environment.name}</th>
      {plans.map((plan) => {
        const count = environment.plans[plan]
        return (
          <td key={plan}>
            <span className={count === null ? 'plan faint' : 'plan'}>
              <i className={count ? 'dot' : 'dot dot-off'} aria-hidden="true" />
              {count === null ? 'Off' : count === 0 ? 'None yet' : counted(count, nouns[plan])}
            </span>
          </td>
        )
      })}
    </tr>
  )
}

function Trouble({ collector, now }: { collector: CollectorCoverage; now: Date }) {
  const seen = collector.lastSeenAt === null ? null : new Date(collector.lastSeenAt)
  if (seen === null || (collector.health !== 'silent' && collector.health !== 'late')) return null
  const age = formatAge(seen, now)
  return (
    <li>
      <HealthMark health={collector.health} />
      <span>
        <b>{collector.name}</b> last reported {age}.{' '}
        {collector.health === 'late' && collector.rhythm !== null
          ? `It usually reports every ${formatSpan(collector.rhythm * 1000)}.`
          : 'What it watches keeps its last result.'}
      </span>
    </li>
  )
}
