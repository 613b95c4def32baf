import type { Problem } from '@/lib/model/json'
import { cleanValue, needsCleaning } from './clean-value'
import { jsonFault } from './json-fault'
import { maxDepth } from './scan-json'
import { yamlDocuments } from './yaml-documents'

export type Documents = { ok: true; documents: unknown[] } | { ok: false; problems: Problem[] }

/**
 * Parses the body of a report: one JSON value, else JSON lines, else YAML documents. Between JSON lines there may be
 * lines of text, as in the log of a tool; each comes back as the text it is. Strings come back clean (see
 * `cleanValue`). Returns problems that name line, column and path; throws nothing.
 */
export function readDocuments(body: string): Documents {
  const text = body.charCodeAt(0) === 0xfeff ? body.slice(1) : body
  // As PowerShell writes files; decoded as UTF-8 it is every other letter and marks of what cannot be decoded.
  if (text.startsWith('\uFFFD\uFFFD') || text.slice(0, 4).includes('\0'))
    return refuse({ path: '$', message: 'the text is UTF-16: send it as UTF-8' })
  const first = /\S/.exec(text)?.[0]
  if (first === undefined) return { ok: false, problems: [{ path: '$', message: 'the body is empty' }] }
  if (/^\s*<(?:\?xml|!--|[A-Za-z])/.test(text)) return refuse({ path: '$', message: isXml })
  const deep = tooDeep(text)
  const whole = parse(text)
  if (whole.ok)
    return deep && typeof whole.value === 'object'
      ? refuse(deep)
      : { ok: true, documents: cleaned(text, [whole.value]) }
  // What begins like JSON is JSON with a fault: YAML would read some of it as something else.
  const looksJson = first === '{' || first === '['
  if (looksJson) return deep ? refuse(deep) : (jsonLines(text) ?? appended(text) ?? refuse(jsonFault(text)))
  const line = firstJsonLine(text)
  if (line === null) return yamlOrNothing(text)
  if (parse(line.text).ok) return deep ? refuse(deep) : (jsonLines(text, line.at) ?? yamlOrNothing(text))
  const message = `text stands before the JSON that begins in line ${line.at + 1}: keep the tool's messages out of the file`
  return parse(line.rest).ok ? refuse({ path: '$', message }) : yamlOrNothing(text)
}

const isXml = 'the body is XML, which is not read: let the tool write JSON'

/** Null when the text is not JSON lines: the line at which they should begin is no value by itself. */
function jsonLines(text: string, from = -1): Documents | null {
  const lines = text.split('\n')
  const first = from < 0 ? lines.findIndex((line) => line.trim() !== '') : from
  if (!parse(lines[first] ?? '').ok) return null
  const documents: unknown[] = []
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue
    const parsed = parse(line)
    if (parsed.ok) documents.push(parsed.value)
    else if (/^\s*[{[]/.test(line)) return refuse(jsonFault(line, at + 1))
    else documents.push(line.slice(0, 200))
  }
  return { ok: true, documents: cleaned(text, documents) }
}

/** Several indented documents, one after the other, as `tool >> file` leaves them; null when it is not that. */
function appended(text: string): Documents | null {
  const parts = text.split(/(?<=^\})\s*\n(?=\{)/m).map(parse)
  const documents = parts.flatMap((part) => (part.ok ? [part.value] : []))
  return parts.length > 1 && documents.length === parts.length
    ? { ok: true, documents: cleaned(text, documents) }
    : null
}

/** The first line that begins with a brace, unless the text is YAML, where such a line follows `---` or comments. */
function firstJsonLine(text: string): { at: number; text: string; rest: string } | null {
  const start = text.search(/^\{/m)
  const before = text.slice(0, Math.max(0, start))
  if (start < 0 || /^---/m.test(before) || before.replace(/^#.*$/gm, '').trim() === '') return null
  const end = text.indexOf('\n', start)
  const line = end < 0 ? text.slice(start) : text.slice(start, end)
  return { at: before.split('\n').length - 1, text: line, rest: text.slice(start) }
}

function yamlOrNothing(text: string): Documents {
  const read = yamlDocuments(text)
  if (read.ok) return read
  const [first, ...others] = read.problems
  // What begins like YAML is YAML with a fault.
  if (!first?.message.startsWith('line ') || /^\s*(?:---|#|- |[\w./-]+:(?:\s|$))/.test(text)) return read
  return { ok: false, problems: [{ ...first, message: `neither JSON nor YAML: ${first.message}` }, ...others] }
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
