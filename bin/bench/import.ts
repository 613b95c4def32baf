import { gunzipSync, gzipSync } from 'node:zlib'
import { db } from '@/lib/db'
import { acceptReport } from '@/lib/ingest/accept'
import { adapterOf } from '@/lib/ingest/adapters'
import { readDocuments } from '@/lib/ingest/documents'
import { processReport } from '@/lib/ingest/process'
import { makeCollector, reportRequest, type TestCollector } from '@/lib/ingest/testing'
import { makeEnvironment } from '@/lib/store/testing'
import { copyBack } from './copy-rows'
import { percentile, timed, type Figure } from './figure'
import { withOwnDatabase } from './own-database'
import { trivyReport } from './trivy-report'

/** One warm-up, which shows what a worker needs that has just started; then the rounds that count. */
const rounds = 7
const tables = ['finding', 'vulnerability', 'rule_tally', 'asset_finding_tally', 'finding_tally']

type Sample = { accept: number; process: number; written: number }
type Round = Record<'first' | 'bytes' | 'again' | 'changed', Sample> & {
  parse: number
  normalise: number
  copy: number
  copyAll: number
}

/** Imports of one report of `count` vulnerabilities: the first, identical ones, and one with 1 % changed. */
export async function benchImport(count: number): Promise<Figure[]> {
  return withOwnDatabase(async (url) => {
    const samples: Round[] = []
    for (let round = 0; round <= rounds; round += 1) samples.push(await runRound(url, count))
    return figuresOf(count, samples)
  })
}

async function runRound(url: string, count: number): Promise<Round> {
  await db().$executeRawUnsafe(`TRUNCATE ${tables.join(', ')}, asset, coverage, report, report_body CASCADE`)
  const collector = await makeCollector(await makeEnvironment())
  const base = Date.now() - 3_600_000
  const at = (minutes: number) => new Date(base + minutes * 60_000)
  const first = trivyReport(count, 0, undefined, at(0))
  const { parse, normalise } = await readApart(first)
  const round = {
    parse,
    normalise,
    first: await send(collector, first),
    bytes: await send(collector, first),
    again: await send(collector, trivyReport(count, 0, undefined, at(1))),
    changed: await send(collector, trivyReport(count, Math.ceil(count / 100), undefined, at(2))),
  }
  const found = await db().finding.count()
  if (found !== count) throw new Error(`${count} findings were sent and ${found} are there`)
  const copied = await copyBack(url, tables)
  return { ...round, copy: copied.get('finding') ?? 0, copyAll: [...copied.values()].reduce((sum, ms) => sum + ms, 0) }
}

/** Sends a report and processes it, as web and worker do. Counts the rows of findings that this wrote. */
async function send(collector: TestCollector, body: string): Promise<Sample> {
  const accept = await timed(() => acceptReport(collector, 'trivy', reportRequest(body), new Date()))
  if (accept.result.duplicate) return { accept: accept.ms, process: 0, written: 0 }
  const process = await timed(() => processReport(accept.result.id))
  const report = await db().report.findUniqueOrThrow({ where: { id: accept.result.id } })
  if (report.status !== 'processed') throw new Error(`the report was ${report.status}`)
  const { findings } = report.counts as { findings: Record<string, number> }
  const { created = 0, updated = 0, resolved = 0, reopened = 0 } = findings
  return { accept: accept.ms, process: process.ms, written: created + updated + resolved + reopened }
}

/** The two steps of processing that touch no database, on the stored body, measured by themselves. */
async function readApart(body: string): Promise<{ parse: number; normalise: number }> {
  const stored = gzipSync(body, { level: 1 })
  const parse = await timed(() => readDocuments(gunzipSync(stored).toString('utf8')))
  if (!parse.result.ok) throw new Error('the report cannot be read')
  const { documents } = parse.result
  const context = { collectedAt: new Date().toISOString(), collector: 'bench' }
  const normalise = await timed(() => adapterOf('trivy').read(documents, context))
  return { parse: parse.ms, normalise: normalise.ms }
}

function figuresOf(count: number, samples: readonly Round[]): Figure[] {
  const [cold, ...warm] = samples
  const median = (read: (round: Round) => number) => percentile(warm.map(read), 0.5)
  const rate = (ms: number) => (count * 1_000) / ms
  const [copy, copyAll] = [median((round) => round.copy), median((round) => round.copyAll)]
  const raw = { name: 'COPY of the finding rows, ms', value: copy }
  const all = { name: 'COPY of all rows written, ms', value: copyAll }
  const figure = (name: string, value: number, unit: string, rest: Partial<Figure> = {}): Figure => ({
    part: 'import',
    name,
    value,
    unit,
    ...rest,
  })
  const whole = (name: 'first' | 'again' | 'changed') => median((round) => round[name].accept + round[name].process)
  const written = (name: 'first' | 'bytes' | 'again' | 'changed') => `${warm.at(-1)?.[name].written} findings written`
  const first = whole('first')
  const store = median((round) => round.first.process - round.parse - round.normalise)
  return [
    figure('first import, end to end', first, 'ms', {
      reference: raw,
      goal: { atMost: 2_000 },
      note: written('first'),
    }),
    figure('first import, findings per second', rate(first), '/s', {
      reference: { name: 'COPY of the finding rows, /s', value: rate(copy) },
    }),
    figure('first import ÷ COPY of the finding rows', copy / first, '×', { goal: { atLeast: 0.35 } }),
    figure('first import ÷ COPY of all rows written', copyAll / first, '×', { reference: all }),
    figure(
      '  accept (web)',
      median((round) => round.first.accept),
      'ms',
    ),
    figure(
      '  unpack and parse (worker)',
      median((round) => round.parse),
      'ms',
    ),
    figure(
      '  normalise (worker)',
      median((round) => round.normalise),
      'ms',
    ),
    figure('  store and commit (worker)', store, 'ms', { reference: all }),
    figure(
      'first import by a process that just started',
      cold ? cold.first.accept + cold.first.process : Number.NaN,
      'ms',
    ),
    figure(
      'same bytes again, answered as a duplicate',
      median((round) => round.bytes.accept),
      'ms',
      {
        reference: raw,
        goal: { atMost: 200 },
        note: written('bytes'),
      },
    ),
    figure(
      'same findings at a later time, in the worker',
      median((round) => round.again.process),
      'ms',
      {
        reference: raw,
        goal: { atMost: 200 },
        note: written('again'),
      },
    ),
    figure('same findings at a later time, end to end', whole('again'), 'ms', { reference: raw }),
    figure(
      '1 % changed, in the worker',
      median((round) => round.changed.process),
      'ms',
      {
        reference: raw,
        note: written('changed'),
      },
    ),
    figure('1 % changed, end to end', whole('changed'), 'ms', { reference: raw }),
  ]
}
