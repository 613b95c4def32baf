import { z } from 'zod'
import type { ScoreMove, ScorePeriod, ScoreSpan } from '@/lib/model/posture'
import { OperationError } from '@/lib/errors'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { scoreHistory } from './list-score-history'
import { readStanding, scoreOver } from './posture-standing'
import { staleMove } from './stale-evidence'
import { endsNow, readScoreEnds, readScorePeriod as readPeriod } from './score-period'

const moment = z.iso.datetime({ offset: true })

/** Between two moments: how the score went and everything that moved it. `to` is now unless told, `from` a week before. */
export const readScorePeriod = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ environment: environmentInput, from: moment.optional(), to: moment.optional() }),
  async run({ db, scope, now }, filter): Promise<ScoreSpan> {
    const ids = await environmentsInScope(db, scope, filter.environment)
    const until = new Date(Math.min(now.getTime(), filter.to === undefined ? Infinity : Date.parse(filter.to)))
    const from = filter.from === undefined ? new Date(until.getTime() - 7 * 86_400_000) : new Date(filter.from)
    if (from >= until) {
      const message = '$.from: must be before the end of the time, which is not in the future.'
      throw new OperationError('invalid', message, { problems: [{ path: '$.from', message }] })
    }
    const isNow = until.getTime() === now.getTime()
    const standing = await readStanding(db, ids)
    const ends = isNow ? endsNow(standing) : await readScoreEnds(db, ids, until)
    const [period, history, stale]: [ScorePeriod | null, Awaited<ReturnType<typeof scoreHistory>>, ScoreMove | null] =
      await Promise.all([
        readPeriod(db, ends, from, { shown: Infinity, ...(isNow ? {} : { until }) }),
        scoreHistory(db, ids, from, until),
        staleMove(db, ids, { from, to: until }),
      ])
    if (stale) period?.moves.push(stale)
    return { period, history: { ...history, goal: scoreOver(standing).goal } }
  },
})
