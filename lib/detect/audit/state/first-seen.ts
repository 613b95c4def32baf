import { z } from 'zod'
import { day, type Advance, type TimedMark } from './mark'

/** `l`: when the member was seen last. */
export const memberStateSchema = z.object({ l: z.number().optional() })
export type MemberState = z.infer<typeof memberStateSchema>

/**
 * Whether a member is seen for the first time, or for the first time within the memory. At most one crossing: the
 * earliest mark. `isLearned`: whether by then cluster and key are known well enough for news to be news.
 */
export function advanceMember<Source>(
  { memoryDays }: { memoryDays: number },
  state: MemberState,
  marks: readonly TimedMark<Source>[],
  isLearned: (at: number) => boolean,
): Advance<MemberState, Source> {
  const crossings: Advance<MemberState, Source>['crossings'] = []
  let last = state.l
  for (const { at, source, example } of marks.toSorted((a, b) => a.at - b.at)) {
    const isNew = last === undefined || at - last > memoryDays * day
    if (isNew && isLearned(at)) crossings.push({ at, source, count: 1, examples: [example] })
    last = Math.max(last ?? at, at)
  }
  return {
    state: last === undefined ? {} : { l: last },
    crossings,
    keepUntil: (last ?? 0) + memoryDays * day,
  }
}
