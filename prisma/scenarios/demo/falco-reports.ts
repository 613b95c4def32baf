import { clusterOf } from './clusters'
import { noiseLines } from './falco-noise'
import { storyLines, type FalcoLine } from './falco-story'
import type { Moments } from './moment'
import type { Pending } from './shape'

/** Falco's lines as its sensors send them: what a cluster prints within ten minutes goes in one body of JSON lines. */
export function falcoReports(moments: Moments): Pending[] {
  const lines = [...storyLines(moments), ...noiseLines(moments)].sort(
    (one, other) => one.at.getTime() - other.at.getTime(),
  )
  const batches: FalcoLine[][] = []
  const open = new Map<string, FalcoLine[]>()
  for (const line of lines) {
    const batch = open.get(line.cluster)
    const first = batch?.[0]
    if (batch && first && line.at.getTime() - first.at.getTime() < 600_000) batch.push(line)
    else {
      const fresh = [line]
      open.set(line.cluster, fresh)
      batches.push(fresh)
    }
  }
  return batches.flatMap((batch) => {
    const last = batch.at(-1)
    if (!last) return []
    return [
      {
        at: new Date(last.at.getTime() + 900),
        collector: `falco-${last.cluster}`,
        format: 'falco' as const,
        cluster: clusterOf(last.cluster).uid,
        body: () => batch.map((line) => `${line.text}\n`).join(''),
      },
    ]
  })
}
