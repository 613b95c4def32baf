import { describe, expect, it } from 'vitest'
import { findingKinds } from '@/lib/model/finding'
import { formats } from '@/lib/model/format'
import type { Observation } from '@/lib/model/observation'
import { severities } from '@/lib/model/severity'
import { fingerprint } from '@/lib/store/identity'
import type { Adapter, ReportContext } from './adapter'
import { hostileTexts, leastDocuments, strangeDocuments } from './conformance-samples'
import { readDocuments } from './documents'

/** A body that the adapter must read: as text, or already parsed. */
export type Sample = { name: string; context?: Partial<ReportContext> } & ({ text: string } | { documents: unknown[] })

const defaults: ReportContext = { collectedAt: '2026-03-01T12:00:00Z', cluster: 'test', collector: 'conformance' }

/**
 * The suite that every adapter passes; call it in the adapter's own test file. `samples` must be read, each of `bad`
 * refused with a path. Documents of the other formats must not be recognised.
 */
export function conformsToAdapter(adapter: Adapter, samples: readonly Sample[], bad: readonly Sample[]): void {
  describe(`${adapter.format} conforms`, () => {
    describe.each(samples.map((sample) => ({ name: sample.name, sample })))('$name', ({ sample }) => {
      it('is recognised', () => expect(adapter.recognise(documentsOf(sample))).toBeNull())

      it('gives the same observation for the same body, and leaves the body alone', () => {
        const documents = documentsOf(sample)
        const before = structuredClone(documents)
        const first = observe(adapter, sample, documents)
        expect(observe(adapter, sample, documents)).toEqual(first)
        expect(documents).toEqual(before)
        expect(observe(adapter, sample, documentsOf(sample))).toEqual(first)
      })

      it('is plain data in the domain’s words', () => {
        const observation = observe(adapter, sample)
        expect(JSON.parse(JSON.stringify(observation))).toEqual(observation)
        expect(observation.source).toMatch(/^[a-z0-9-]+$/)
        expect(observation.evidenceAt).toBe(new Date(observation.evidenceAt).toISOString())
        for (const event of observation.events) expect(event.at).toBe(new Date(event.at).toISOString())
        for (const { severity, kind } of observation.findings) {
          expect(severities).toContain(severity)
          expect(findingKinds).toContain(kind)
        }
        for (const facts of observation.vulnerabilities) {
          expect(severities).toContain(facts.severity)
          if (facts.cvss) expect(facts.cvss.score).toSatisfy((score: number) => score >= 0 && score <= 10)
        }
        expect(rawKeys(observation)).toEqual([])
      })

      it('names every finding, asset, fact and scope once, and none that it does not list', () => {
        const observation = observe(adapter, sample)
        const prints = observation.findings.map(
          (one) => `${one.asset} ${fingerprint(one.kind, one.rule, one.identity)}`,
        )
        expect(repeated(prints)).toEqual([])
        expect(repeated(observation.assets.map(({ key }) => key))).toEqual([])
        expect(repeated(observation.vulnerabilities.map(({ id }) => id))).toEqual([])
        expect(danglingKeys(observation)).toEqual([])
        const rules = new Set(observation.vulnerabilities.map(({ id }) => id))
        const factless = observation.findings.filter((one) => one.kind === 'vulnerability' && !rules.has(one.rule))
        expect(factless).toEqual([])
      })

      it('never calls a report whole that its sender calls partial', () => {
        const observation = observe(adapter, { ...sample, context: { ...sample.context, complete: false } })
        expect(observation.scopes.filter((scope) => scope.complete)).toEqual([])
      })
    })

    it.each(hostileTexts)('takes %j for mere text', (hostile) => {
      for (const sample of samples) {
        const context = { ...defaults, ...sample.context }
        // In prose it must change nothing; in names and dates the adapter may refuse it, but not break.
        expect(adapter.read(poisoned(sample, hostile, isProse), context).ok).toBe(true)
        for (const isPoisoned of [isProse, () => true]) {
          const result = adapter.read(poisoned(sample, hostile, isPoisoned), context)
          if (!result.ok) {
            expect(result.problems.length).toBeGreaterThan(0)
            continue
          }
          expect(rawKeys(result.observation)).toEqual([])
          expect(danglingKeys(result.observation)).toEqual([])
          expect(JSON.stringify(result.observation)).not.toMatch(/\\u0000|\\ud[89a-f]/i)
        }
      }
      expect(Object.keys(Object.prototype)).toEqual([])
    })

    it.each(bad.map((sample) => ({ name: sample.name, sample })))('refuses $name with a path', ({ sample }) => {
      const read = 'text' in sample ? readDocuments(sample.text) : { ok: true as const, documents: sample.documents }
      const result = read.ok ? adapter.read(read.documents, { ...defaults, ...sample.context }) : read
      const problems = 'problems' in result ? result.problems : []
      expect(problems.length).toBeGreaterThan(0)
      for (const problem of problems) {
        expect(problem.path).toMatch(/^\$/)
        expect(problem.message).not.toBe('')
      }
    })

    const foreign = formats.filter((format) => format !== adapter.format && format in leastDocuments)
    it.each(foreign)('does not recognise a document of %s', (format) => {
      expect(adapter.recognise([leastDocuments[format]])).toMatchObject({ path: '$' })
    })

    it.each(Object.keys(strangeDocuments))('does not recognise %s', (name) => {
      expect(adapter.recognise(strangeDocuments[name] ?? [])).toMatchObject({ path: '$' })
    })
  })
}

function documentsOf(sample: Sample): unknown[] {
  if ('documents' in sample) return structuredClone(sample.documents)
  const read = readDocuments(sample.text)
  if (!read.ok) throw new Error(`${sample.name}: ${JSON.stringify(read.problems)}`)
  return read.documents
}

function observe(adapter: Adapter, sample: Sample, documents = documentsOf(sample)): Observation {
  const result = adapter.read(documents, { ...defaults, ...sample.context })
  if (!result.ok) throw new Error(`${sample.name}: ${JSON.stringify(result.problems)}`)
  return result.observation
}

function repeated(names: string[]): string[] {
  const seen = new Set<string>()
  return names.filter((name) => seen.has(name) || !seen.add(name))
}

/** Assets that findings, scopes, events and edges speak of without listing them; an edge may lead to a tag. */
function danglingKeys({ assets, findings, scopes, events, edges, passes = [] }: Observation): string[] {
  const listed = new Set(assets.map(({ key }) => key))
  const isByTag = (key: string) => /^image\/[^@]+$/.test(key)
  return [
    ...findings.map(({ asset }) => asset),
    ...events.map(({ asset }) => asset),
    ...scopes.map((scope) => ('cluster' in scope ? scope.cluster : scope.asset)),
    ...passes.map(({ asset }) => asset),
    ...edges.flatMap(({ from, to }) => (isByTag(to) ? [from] : [from, to])),
  ].filter((key) => !listed.has(key) && !listed.has(`k8s/${key}`))
}

/** Keys that an adapter passed through from a tool that writes them in PascalCase. */
function rawKeys(observation: Observation): string[] {
  const bags = [...observation.assets.map((one) => one.attributes), ...observation.findings.map((one) => one.detail)]
  return bags.flatMap((bag) => Object.keys(bag ?? {})).filter((key) => /^[A-Z]/.test(key))
}

/** Four words and more: no format keeps a name or a fixed word in these. */
const isProse = (text: string) => /^\S+ \S+ \S+ \S/.test(text)

/** The sample as it would arrive with the hostile text behind every string that is chosen. */
function poisoned(sample: Sample, hostile: string, isChosen: (text: string) => boolean): unknown[] {
  return documentsOf(sample).flatMap((document) =>
    documentsOf({ name: sample.name, text: JSON.stringify(poison(document, hostile, isChosen)) }),
  )
}

function poison(value: unknown, hostile: string, isChosen: (text: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => poison(item, hostile, isChosen))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, poison(part, hostile, isChosen)]))
  }
  return typeof value === 'string' && isChosen(value) ? value + hostile : value
}
