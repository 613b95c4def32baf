import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '@/lib/root'
import type { Figure } from './figure'
import { figureFile, figureTable } from './print-figures'

export const parts = ['import', 'ack', 'lists', 'pages', 'assess', 'collect', 'audit', 'alerts'] as const
export type Part = (typeof parts)[number]
export type BenchOptions = { only: readonly Part[]; findings: number }

const benches: Record<Part, (options: BenchOptions) => Promise<Figure[]>> = {
  import: async () => (await import('./import')).benchImport(13_000),
  ack: async () => (await import('./ack')).benchAck(),
  lists: async ({ findings }) => (await import('./lists')).benchLists(findings),
  assess: async () => (await import('./assess')).benchAssess(),
  pages: async () => (await import('./pages')).benchPages(),
  collect: async () => (await import('./collect')).benchCollect(),
  alerts: async () => (await import('./alerts')).benchAlerts(),
  audit: async () => (await import('./audit')).benchAudit(),
}

/** Runs the parts one after the other, prints their figures and keeps them in `bench-results.json`. */
export async function runBench(options: BenchOptions, print: (text: string) => void): Promise<void> {
  const startedAt = new Date()
  const figures: Figure[] = []
  for (const part of options.only) {
    print(`measuring ${part} …`)
    figures.push(...(await benches[part](options)))
  }
  const file = join(root, 'bench-results.json')
  await writeFile(file, `${JSON.stringify(figureFile(figures, startedAt), null, 2)}\n`)
  print(`\n${figureTable(figures)}\n\nwritten to ${file}`)
}
