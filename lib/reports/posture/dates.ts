const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (value: number) => String(value).padStart(2, '0')

/** `18 Nov` of a time or a day in UTC; what cannot be read is called unknown. */
export function dayAndMonth(iso: string): string {
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) ? 'unknown day' : `${at.getUTCDate()} ${months[at.getUTCMonth()]}`
}

/** `18 Nov 2026`. */
export function fullDay(iso: string): string {
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) ? 'unknown day' : `${dayAndMonth(iso)} ${at.getUTCFullYear()}`
}

/** `18 Nov 2026, 14:32 UTC`. */
export function fullTime(iso: string): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return 'unknown time'
  return `${fullDay(iso)}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC`
}

/** How long before `now`, coarse: `40 min`, `26 h`, `12 d`. Null when either cannot be read or it lies ahead. */
export function ageBefore(iso: string, now: string): string | null {
  const minutes = Math.floor((Date.parse(now) - Date.parse(iso)) / 60_000)
  if (Number.isNaN(minutes) || minutes < 0) return null
  if (minutes < 60) return `${minutes} min`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`
  return `${Math.floor(minutes / 1440)} d`
}
