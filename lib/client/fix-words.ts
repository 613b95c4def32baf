import type { FixStatus } from '@/lib/model/finding'

const words = {
  unknown: 'no fix known',
  not_affected: 'not affected',
  affected: 'no fix yet',
  fixed: 'fixed',
  under_investigation: 'under investigation',
  will_not_fix: 'no fix planned',
  fix_deferred: 'fix deferred',
  end_of_life: 'end of life, no fix',
} as const satisfies Record<FixStatus, string>

/** What a vendor says of a fix when there is no version to name. */
export const fixWords = (status: FixStatus | null): string => words[status ?? 'unknown']
