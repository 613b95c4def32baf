/** One measured figure, beside what the plainest means need for the same work in the same run. */
export type Figure = {
  part: 'import' | 'ack' | 'lists' | 'pages' | 'assess' | 'collect' | 'audit' | 'alerts'
  name: string
  /** Null when it could not be measured, because the thing does not exist (yet). */
  value: number | null
  unit: string
  reference?: { name: string; value: number }
  goal?: { atMost: number } | { atLeast: number }
  note?: string
}

export type Verdict = 'met' | 'missed' | 'missing' | ''

/** Whether a figure keeps its goal. */
export function verdictOf({ value, goal }: Figure): Verdict {
  if (value === null) return 'missing'
  if (!goal) return ''
  return ('atMost' in goal ? value <= goal.atMost : value >= goal.atLeast) ? 'met' : 'missed'
}

/** The value below which `share` of the samples lie (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** Milliseconds that `work` takes, and what it gives. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; result: T }> {
  const started = performance.now()
  const result = await work()
  return { ms: performance.now() - started, result }
}
