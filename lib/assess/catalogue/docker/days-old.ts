/** Days from a time until a day; null where there is no such time. */
export function daysOld(from: string | null | undefined, day: string): number | null {
  const [start, end] = [Date.parse(from ?? ''), Date.parse(day)]
  // Reproducible builds set the clock to 1970 or 1980.
  if (Number.isNaN(start) || Number.isNaN(end) || start < Date.UTC(1981, 0)) return null
  return Math.max(0, Math.floor((end - start) / 86_400_000))
}
