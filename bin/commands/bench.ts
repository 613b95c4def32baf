import { parts, runBench, type Part } from '../bench/run'
import { readOptions, UsageError } from '../options'

/** `plimsoll bench`: measures and prints; a missed goal is no failure, only what could not run is. */
export async function run(args: string[]): Promise<void> {
  const { values } = readOptions(args, ['only', 'findings'], [])
  const only = values.only === undefined ? parts : values.only.split(',').map(partOf)
  const findings = Number(values.findings ?? 1_000_000)
  if (!Number.isInteger(findings) || findings < 10_000) throw new UsageError('--findings takes a number from 10000 on')
  await runBench({ only, findings }, (text) => process.stdout.write(`${text}\n`))
}

function partOf(text: string): Part {
  const part = parts.find((name) => name === text.trim())
  if (!part) throw new UsageError(`"${text.trim()}" is no part: ${parts.join(', ')}`)
  return part
}
