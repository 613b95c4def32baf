import Link from 'next/link'
import { ScoreTrend } from '@/components/charts/score-trend'
import type { ScoreCause } from '@/components/charts/prepare-score'
import { HullGauge } from '@/components/mark/hull-gauge'
import { Change } from '@/components/ui/count'
import { formatCount } from '@/components/ui/format-count'
import { formatDay } from '@/components/ui/format-time'
import { Region } from '@/components/ui/region'
import type { Freshness } from '@/lib/model/estate-coverage'
import type { EnvironmentScore, Score, ScoreHistory, ScorePeriod } from '@/lib/model/posture'

const week = 7 * 86_400_000
/** More than these are one click away; the page is about the whole. */
const shown = 9

export type ScoreRegionProps = {
  score: Score
  trend: ScoreHistory
  period: ScorePeriod | null
  goalAt: string | null
  freshness: Freshness
  causes: readonly ScoreCause[]
  now: string
  hrefOf: (environment: EnvironmentScore) => string
}

/** The score as a ship: gauge, figure, how it moves, each environment. Without a score it says so and draws none. */
export function ScoreRegion(props: ScoreRegionProps) {
  const { score, trend, causes, hrefOf } = props
  const goal = score.goal ?? undefined
  return (
    <Region title="Secure score" note={<FreshnessNote {...props} />} className="ov-score">
      <div className="scorebox">
        <div className="score-a">
          <HullGauge score={score.percentage} goal={goal} />
          <div className="score-n">
            {score.percentage === null ? <NoScore /> : <Figure {...props} percentage={score.percentage} />}
          </div>
        </div>
        <div className="score-b">
          <ScoreTrend
            points={trend.points.map(({ at, percentage }) => ({ at, score: percentage }))}
            goal={goal}
            causes={causes}
            until={trend.to}
          />
        </div>
        {score.environments.length > 1 ? (
          <div className="envs">
            {score.environments.slice(0, shown).map((environment) => (
              <Link key={environment.id} href={hrefOf(environment)} className="env">
                <HullGauge
                  size="S"
                  score={environment.percentage}
                  label={`${environment.name}, ${words(environment)}`}
                />
                <b className="cut">{environment.name}</b>
                <b>{environment.percentage === null ? '–' : environment.percentage.toFixed(1)}</b>
                <span className="faint s nowrap weight">{formatCount(environment.weight)} resources</span>
              </Link>
            ))}
            {score.environments.length > shown ? (
              <span className="env muted">and {score.environments.length - shown} more</span>
            ) : null}
          </div>
        ) : null}
      </div>
    </Region>
  )
}

const words = ({ percentage }: EnvironmentScore) =>
  percentage === null ? 'no score' : `${percentage.toFixed(1)} of 100`

function FreshnessNote({ freshness, score }: ScoreRegionProps) {
  if (score.percentage === null) return null
  const { total, hour, capped } = freshness
  if (capped) return <>{formatCount(total)} resources; more than 10,000 have evidence older than 1 hour</>
  return (
    <>
      {formatCount(hour)} of {formatCount(total)} resources have evidence newer than 1 hour
    </>
  )
}

function NoScore() {
  return (
    <>
      <p className="fig">No score</p>
      <p className="s muted wrap">No resource that counts was assessed yet.</p>
    </>
  )
}

function Figure({ percentage, score, period, goalAt, now }: ScoreRegionProps & { percentage: number }) {
  const present = new Date(now)
  const isWeek = period !== null && present.getTime() - Date.parse(period.since) >= week
  return (
    <>
      <div className="score">
        {percentage.toFixed(1)}
        <small>%</small>
      </div>
      {period === null ? null : (
        <p className="s">
          <Change value={period.delta} />{' '}
          <span className="muted">{isWeek ? 'in 7 days' : `since ${formatDay(new Date(period.since), present)}`}</span>
        </p>
      )}
      {score.goal === null ? null : (
        <p className="s muted">
          Goal {score.goal}, {percentage >= score.goal ? 'met' : `${(score.goal - percentage).toFixed(1)} to go`}
        </p>
      )}
      {goalAt === null ? null : <p className="s muted">At this pace {formatDay(new Date(goalAt), present)}</p>}
    </>
  )
}
