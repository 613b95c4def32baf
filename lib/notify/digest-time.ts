import type { Rhythm } from '@/lib/model/notification'

const hour = 3_600_000

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The hour (0 to 23) that a clock in this time zone shows. Throws RangeError on a zone that is none. */
function hourIn(timeZone: string, at: number): number {
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  clocks.set(timeZone, clock)
  return Number(clock.format(at))
}

/** Whether the name of a time zone is one (IANA, as this runtime knows them). */
export function isTimeZone(name: string): boolean {
  try {
    hourIn(name, 0)
    return true
  } catch {
    return false
  }
}

/**
 * The next moment after `now` at which a digest of this rhythm goes out: the next full hour, or the next time that a
 * clock in the zone shows `at` o'clock (an hour that a change of the clock leaves out: the one after it).
 */
export function nextDigest(rhythm: Exclude<Rhythm, 'immediately'>, at: number, timeZone: string, now: Date): Date {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC'
  // Some zones are a half or a quarter of an hour beside the full one.
  const quarter = hour / 4
  const first = (Math.floor(now.getTime() / quarter) + 1) * quarter
  for (let time = first; time <= first + 26 * hour; time += quarter) {
    const [before, shown] = [hourIn(zone, time - quarter), hourIn(zone, time)]
    if (before === shown) continue
    if (rhythm === 'hourly' || shown === at || (shown === (at + 1) % 24 && before !== at)) return new Date(time)
  }
  return new Date(first + 24 * hour)
}
