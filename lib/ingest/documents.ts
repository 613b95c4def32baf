import type { Problem } from '@/lib/model/json'
import { cleanValue, needsCleaning } from './clean-value'
import { jsonFault } from './json-fault'
import { maxDepth } from './scan-json'
import { yamlDocuments } from './yaml-documents'

export type Documents = { ok: true; documents: unknown[] } | { ok: false; problems: Problem[] }

/**
 * Parses the body of a report: one JSON value, else JSON lines, else YAML documents. Strings come back clean
 * (see `cleanValue`). Returns problems that name line, column and path; throws nothing.
 */
export function readDocuments(body: string): Documents {
  const text = body.charCodeAt(0) === 0xfeff ? body.slice(1) : body
  const first = /\S/.exec(text)?.[0]
  if (first === undefined) return { ok: false, problems: [{ path: '$', message: 'the body is empty' }] }
  const deep = tooDeep(text)
  const whole = parse(text)
  if (whole.ok)
    return deep && typeof whole.value === 'object'
      ? refuse(deep)
      : { ok: true, documents: cleaned(text, [whole.value]) }
  // What begins like JSON is JSON with a fault: YAML would read some of it as something else.
  const looksJson = first === '{' || first === '['
  if (!looksJson) return yamlDocuments(text)
  if (deep) return refuse(deep)
  return jsonLines(text) ?? refuse(jsonFault(text))
}

/** Null when the text is not JSON lines: its first line is no value by itself, or the only one. */
function jsonLines(text: string): Documents | null {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => line.trim() !== '')
  if (!parse(lines[first] ?? '').ok) return null
  const documents: unknown[] = []
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue
    const parsed = parse(line)
    if (!parsed.ok) return refuse(jsonFault(line, at + 1))
    documents.push(parsed.value)
  }
  return { ok: true, documents: cleaned(text, documents) }
}

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch {
    return { ok: false }
  }
}

const refuse = (problem: Problem): Documents => ({ ok: false, problems: [problem] })

const cleaned = (text: string, documents: unknown[]) =>
  needsCleaning(text) ? documents.map((document) => cleanValue(document)) : documents

/** The place where a JSON text nests deeper than allowed, or null. Strings are skipped, not read. */
function tooDeep(text: string): Problem | null {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) {
      at = stringEnd(text, at)
      if (at < 0) return null
    } else if (code === 0x7b || code === 0x5b) {
      if (++depth > maxDepth) {
        const line = (text.slice(0, at).match(/\n/g)?.length ?? 0) + 1
        const column = at - text.lastIndexOf('\n', at)
        return { path: '$', message: `line ${line}, column ${column}: nested deeper than ${maxDepth} levels` }
      }
    } else if (code === 0x7d || code === 0x5d) depth--
  }
  return null
}

/** The index of the quote that closes the string that opens at `from`, or -1. */
function stringEnd(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end
    while (text.charCodeAt(before - 1) === 0x5c) before--
    if ((end - before) % 2 === 0) return end
  }
  return -1
}
