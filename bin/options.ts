import { parseArgs } from 'node:util'

/** The command line was not understood; its text says what is wrong. */
export class UsageError extends Error {}

/** Reads `--name value` options and positionals. Throws UsageError on unknown and on missing required ones. */
export function readOptions<const Name extends string, const Required extends Name>(
  args: string[],
  names: readonly Name[],
  required: readonly Required[],
): { values: Partial<Record<Name, string>> & Record<Required, string>; positionals: string[] } {
  let parsed
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
    parsed = parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  const values = parsed.values as Partial<Record<Name, string>>
  const missing = required.filter((name) => !values[name])
  if (missing.length > 0) throw new UsageError(`missing ${missing.map((name) => `--${name}`).join(', ')}`)
  return { values: values as Partial<Record<Name, string>> & Record<Required, string>, positionals: parsed.positionals }
}

/** `90d`, `12h`, `30m` from `now` on. Throws UsageError on anything else. */
export function expiryOf(text: string, now: Date): Date {
  const match = /^(\d{1,5})([dhm])$/.exec(text)
  if (!match) throw new UsageError(`"${text}" is no duration: write 90d, 12h or 30m`)
  const unit = { d: 86_400_000, h: 3_600_000, m: 60_000 }[match[2] as 'd' | 'h' | 'm']
  return new Date(now.getTime() + Number(match[1]) * unit)
}
