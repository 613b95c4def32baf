import { isScalar, parseAllDocuments, visit, type Document } from 'yaml'
import type { Problem } from '@/lib/model/json'
import { cleanValue } from './clean-value'
import { maxDepth } from './scan-json'

/** YAML costs many times its size to parse; reports of this size come as JSON. */
const maxLength = 16 * 1024 * 1024
/** As `yaml` counts: an alias that stands for many values counts as many. */
const maxAliasCount = 100
/** Each alias is looked up by a walk through the document, so many of them cost the square of its size. */
const maxAliases = 1_000

type Result = { ok: true; documents: unknown[] } | { ok: false; problems: Problem[] }

/** Parses YAML 1.2 (core schema, no custom tags); empty documents are left out. Throws nothing. */
export function yamlDocuments(text: string): Result {
  const refuse = (message: string): Result => ({ ok: false, problems: [{ path: '$', message }] })
  if (text.length > maxLength) return refuse('a YAML body may hold 16 MiB; send larger reports as JSON')
  if (isRunaway(text)) return refuse(`nested deeper than ${maxDepth} levels`)
  try {
    const parsed = [
      ...parseAllDocuments(text, {
        schema: 'core',
        customTags: null,
        stringKeys: true,
        // The parser compares each key with all before it: minutes for a map of 100,000. See `repeatedKey`.
        uniqueKeys: false,
        logLevel: 'error',
      }),
    ]
    const faults = parsed.flatMap((document) => [...document.errors, ...document.warnings])
    if (faults.length > 0)
      return { ok: false, problems: faults.slice(0, 50).map((fault) => ({ path: '$', message: placed(fault) })) }
    if (parsed.some((document) => countAliases(document) > maxAliases)) return refuse(`more than ${maxAliases} aliases`)
    const repeated = parsed.map(repeatedKey).find((offset) => offset !== null)
    if (repeated !== undefined && repeated !== null) return refuse(`${position(text, repeated)}: keys must be unique`)
    const documents = parsed
      .filter((document) => document.contents !== null)
      .map((document) => document.toJS({ maxAliasCount }) as unknown)
      .filter((document) => document !== null)
    if (documents.length === 0) return refuse('the body holds no document')
    const heights = new Map<object, number>()
    if (documents.some((document) => height(document, heights, new Set()) > maxDepth))
      return refuse(`nested deeper than ${maxDepth} levels, or an alias that holds itself`)
    return { ok: true, documents: documents.map((document) => cleanValue(document)) }
  } catch (error) {
    // The parser recurses: a stack overflow is a body nested out of all reason.
    if (error instanceof RangeError) return refuse(`nested deeper than ${maxDepth} levels`)
    return refuse(error instanceof Error ? firstLine(error.message) : 'this is no YAML')
  }
}

/**
 * A look at the text alone, before the parser spends memory on it: brackets opened a thousand times more often than
 * closed, or a line of nothing but list marks. Brackets in strings count too, hence the generous limit.
 */
function isRunaway(text: string): boolean {
  let open = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x5b || code === 0x7b) {
      if (++open > 1_000) return true
    } else if ((code === 0x5d || code === 0x7d) && open > 0) open--
  }
  return /(?:[-?:][ \t]+){200}/.test(text)
}

function countAliases(document: Document.Parsed): number {
  let count = 0
  visit(document, { Alias: () => (++count > maxAliases ? visit.BREAK : undefined) })
  return count
}

/** Where in the text a map names a key for the second time, or null. */
function repeatedKey(document: Document.Parsed): number | null {
  let found: number | null = null
  visit(document, {
    Map(_key, map) {
      const seen = new Set<unknown>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        if (seen.has(key.value)) {
          found = key.range?.[0] ?? 0
          return visit.BREAK
        }
        seen.add(key.value)
      }
      return undefined
    },
  })
  return found
}

function position(text: string, offset: number): string {
  const before = text.slice(0, offset)
  return `line ${before.split('\n').length}, column ${offset - before.lastIndexOf('\n')}`
}

function placed(fault: { message: string; linePos?: readonly { line: number; col: number }[] }): string {
  const from = fault.linePos?.[0]
  const message = firstLine(fault.message).replace(/ at line \d+, column \d+:?$/, '')
  return from ? `line ${from.line}, column ${from.col}: ${message}` : message
}

const firstLine = (text: string) => (text.split('\n')[0] ?? '').slice(0, 300)

/** Levels below and including this value; Infinity when it holds itself. Every shared part is measured once. */
function height(value: unknown, known: Map<object, number>, above: Set<object>): number {
  if (typeof value !== 'object' || value === null) return 0
  const before = known.get(value)
  if (before !== undefined) return before
  if (above.has(value) || above.size > maxDepth) return Infinity
  above.add(value)
  let tallest = 0
  for (const part of Object.values(value)) tallest = Math.max(tallest, height(part, known, above))
  above.delete(value)
  known.set(value, tallest + 1)
  return tallest + 1
}
