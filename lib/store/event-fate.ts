/** `repeated` and `suppressed` count events, `suppressed` those of alerts that a rule dismissed; they never overlap. */
export type AlertCounts = { raised: number; repeated: number; suppressed: number; reopened?: number }
/**
 * What became of an event: it raised an alert, joined one, opened a resolved one again, went to one that a rule
 * hides, or none of these (it was known, it is no cause for an alert, or its plan was off).
 */
export type EventFate = 'raised' | 'repeated' | 'reopened' | 'suppressed' | null

/** Fates added up. */
export function countFates(fates: readonly EventFate[]): AlertCounts {
  const count = (fate: EventFate) => fates.filter((one) => one === fate).length
  const reopened = count('reopened')
  return {
    raised: count('raised'),
    repeated: count('repeated'),
    suppressed: count('suppressed'),
    ...(reopened > 0 ? { reopened } : {}),
  }
}
