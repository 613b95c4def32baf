const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const two = (value: number): string => String(value).padStart(2, '0')

/** Reads a date or an ISO stamp; null when it is neither. */
export function readTime(at: Date | string | number): Date | null {
  const date = at instanceof Date ? at : new Date(at)
  return Number.isNaN(date.getTime()) ? null : date
}

/** `14:31` in UTC. */
export function formatClock(at: Date): string {
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}

/** `17 Nov` in UTC; with `now` of another year `16 Feb 2027`. */
export function formatDay(at: Date, now?: Date): string {
  const text = `${at.getUTCDate()} ${months[at.getUTCMonth()] ?? ''}`
  return now && now.getUTCFullYear() !== at.getUTCFullYear() ? `${text} ${at.getUTCFullYear()}` : text
}

/** The time in a row: the clock when it is today in UTC, else the day. */
export function formatTime(at: Date, now: Date): string {
  const sameDay = at.toISOString().slice(0, 10) === now.toISOString().slice(0, 10)
  return sameDay ? formatClock(at) : formatDay(at, now)
}

/** `18 Nov 2026, 14:31:07 UTC`: for hovering and for evidence. */
export function formatStamp(at: Date): string {
  return `${at.getUTCDate()} ${months[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}, ${formatClock(at)}:${two(at.getUTCSeconds())} UTC`
}

/** From one moment to another; the day is said once when both lie in it: `18 Nov 2026, 14:19:07 to 14:29:41 UTC`. */
export function formatStretch(from: Date, to: Date): string {
  const [first, last] = [formatStamp(from), formatStamp(to)]
  const [day = '', time = ''] = last.split(', ')
  return first.startsWith(`${day}, `) ? `${first.replace(/ UTC$/, '')} to ${time}` : `${first} to ${last}`
}

/** A length of time in one unit: `2 s`, `38 min`, `26 h`, `3 d`. Hours go on to 48, as people count them. */
export function formatSpan(milliseconds: number): string {
  const span = Math.max(0, milliseconds)
  if (span < minute) return `${Math.floor(span / second)} s`
  if (span < hour) return `${Math.floor(span / minute)} min`
  if (span < 2 * day) return `${Math.floor(span / hour)} h`
  return `${Math.floor(span / day)} d`
}

/** `38 min ago`. A stamp from the future (a clock that runs ahead) reads `now`. */
export function formatAge(at: Date, now: Date): string {
  const span = now.getTime() - at.getTime()
  return span < second ? 'now' : `${formatSpan(span)} ago`
}

/** What is left until a due time: `3 h 26 min` below eight hours, one unit above; `5 h over` once it has passed. */
export function formatDue(due: Date, now: Date): { text: string; over: boolean } {
  const left = due.getTime() - now.getTime()
  if (left < 0) return { text: `${formatSpan(-left)} over`, over: true }
  if (left < 8 * hour && left >= hour) {
    const minutes = Math.floor((left % hour) / minute)
    return { text: `${Math.floor(left / hour)} h${minutes ? ` ${minutes} min` : ''}`, over: false }
  }
  return { text: formatSpan(left), over: false }
}
