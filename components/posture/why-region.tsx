import Link from 'next/link'
import { Change } from '@/components/ui/count'
import { formatDay } from '@/components/ui/format-time'
import { Region } from '@/components/ui/region'
import type { ScorePeriod } from '@/lib/model/posture'
import type { LetteredMove } from './score-causes'

export type WhyRegionProps = {
  period: ScorePeriod | null
  moves: readonly LetteredMove[]
  now: string
  /** Where a cause leads: the recommendation that it is about. */
  hrefOf: (checkId: string) => string
  /** Every cause, of any time. */
  allHref: string
}

/** What moved the score, so that the lines add up to the difference above them. */
export function WhyRegion({ period, moves, now, hrefOf, allHref }: WhyRegionProps) {
  if (period === null) {
    return (
      <Region title="Why it moved" className="ov-why">
        <p className="muted">There is no earlier score to compare with.</p>
      </Region>
    )
  }
  const present = new Date(now)
  const span = `${formatDay(new Date(period.since), present)} to ${formatDay(present)}`
  return (
    <Region
      title="Why it moved"
      note={`${span}, ${period.from.toFixed(1)} to ${period.to.toFixed(1)}`}
      className="ov-why"
    >
      {moves.length === 0 ? (
        <p className="muted">Nothing moved it.</p>
      ) : (
        <ol className="moved">
          {moves.map(({ letter, name, detail, move }) => (
            <li key={`${move.cause} ${move.checkId}`}>
              <span className={letter === null ? 'badge-pin badge-none' : 'badge-pin'}>{letter}</span>
              <span>
                <b>{name}.</b>{' '}
                {move.checkId === null ? (
                  detail
                ) : (
                  <Link href={hrefOf(move.checkId)} className="hover:underline">
                    {detail}
                  </Link>
                )}
              </span>
              <span className="num">
                <Change value={move.delta} />
              </span>
            </li>
          ))}
          <li className="sum">
            <span />
            <Link href={allHref} className="link">
              Sum of all causes
            </Link>
            <span className="num">
              <Change value={period.delta} />
            </span>
          </li>
        </ol>
      )}
    </Region>
  )
}
