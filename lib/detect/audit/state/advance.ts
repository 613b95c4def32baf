import type { StateRule } from '../detection'
import { advanceMember, memberStateSchema } from './first-seen'
import type { Advance, TimedMark } from './mark'
import { advanceRate, rateStateSchema } from './rate'
import { advanceWindow, windowStateSchema } from './window'

/**
 * What a rule makes of a stored state and new marks of one key (`first-seen`: of one member). A state that cannot be
 * read is as good as none: it was written by another version of the rule.
 */
export function advance<Source>(
  rule: StateRule,
  stored: unknown,
  marks: readonly TimedMark<Source>[],
  isLearned: (at: number) => boolean,
): Advance<unknown, Source> {
  switch (rule.kind) {
    case 'count':
    case 'distinct':
    case 'sequence':
      return advanceWindow(rule, windowStateSchema.catch({ e: [], f: [] }).parse(stored), marks, isLearned)
    case 'first-seen':
      return advanceMember(rule, memberStateSchema.catch({}).parse(stored), marks, isLearned)
    case 'rate':
      return advanceRate(rule, rateStateSchema.catch({ m: [], u: 0, v: 0, n: 0 }).parse(stored), marks, isLearned)
    default:
      return rule satisfies never
  }
}
