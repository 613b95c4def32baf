import { cpus, loadavg, totalmem } from 'node:os'
import { verdictOf, type Figure } from './figure'

const round = (value: number) => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)))
const shown = (value: number) => round(value).toLocaleString('en')

function goalText({ goal }: Figure): string {
  if (!goal) return ''
  return 'atMost' in goal ? `≤ ${shown(goal.atMost)}` : `≥ ${shown(goal.atLeast)}`
}

function cells(figure: Figure): string[] {
  const { part, name, value, unit, reference } = figure
  return [
    part,
    name,
    value === null ? 'missing' : `${shown(value)} ${unit}`.trim(),
    reference ? `${shown(reference.value)} (${reference.name})` : '',
    goalText(figure),
    verdictOf(figure),
    figure.note ?? '',
  ]
}

/** The figures as a table for a person. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = [['part', 'figure', 'measured', 'reference', 'goal', '', ''], ...figures.map(cells)]
  const widths = [0, 1, 2, 3, 4, 5].map((at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** The figures and the machine they were measured on, as plain data. */
export function figureFile(figures: readonly Figure[], startedAt: Date) {
  const [processor] = cpus()
  return {
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    machine: {
      node: process.version,
      cores: cpus().length,
      processor: processor?.model,
      memoryGiB: round(totalmem() / 2 ** 30),
      // Other work on the machine slows everything down, the references too: the ratios stand.
      load: loadavg().map(round),
    },
    figures: figures.map((figure) => ({ ...figure, verdict: verdictOf(figure) })),
  }
}
