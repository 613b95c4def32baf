/** The end of a day `YYYY-MM-DD` in UTC as a stamp; null for an empty field. */
export function endOfDay(day: string): string | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T23:59:59.999Z` : null
}
