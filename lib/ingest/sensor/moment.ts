/** A moment as precise as Falco gives it: `iso` in milliseconds for a Date, `nanos` sorts and tells two events apart. */
export type Moment = { iso: string; nanos: bigint }

const rfc3339 = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9})\d*)?(Z|[+-]\d{2}:?\d{2})$/i

/** Reads an RFC 3339 time with up to nine digits of a second; null for anything else and for times before 1970. */
export function parseMoment(text: string): Moment | null {
  const match = rfc3339.exec(text)
  if (!match) return null
  const [, date = '', clock = '', fraction = '', zone = ''] = match
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase()
  const whole = Date.parse(`${date}T${clock}${offset}`)
  // No sensor is older than Unix, and what is stored knows no year 0.
  if (Number.isNaN(whole) || whole < 0) return null
  const digits = fraction.padEnd(9, '0')
  return {
    iso: new Date(whole + Number(digits.slice(0, 3))).toISOString(),
    nanos: BigInt(whole) * 1_000_000n + BigInt(digits),
  }
}
