import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonScan, scanJson } from './scan-json'

const bytes = (text: string) => new TextEncoder().encode(text)
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

/** Cuts a text into chunks of these sizes, again and again. */
function chunksOf(text: string, sizes: number[]): Uint8Array[] {
  const all = bytes(text)
  const chunks: Uint8Array[] = []
  for (let at = 0, turn = 0; at < all.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    chunks.push(all.subarray(at, at + size))
    at += size
  }
  return chunks
}

describe('the scanner of JSON bytes', () => {
  it('passes any JSON in any chunks, and no proper beginning of it', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 4 }), { minLength: 1 }), sizes, fc.nat(), (value, some, cut) => {
        const text = JSON.stringify(value)
        expect(scanJson(chunksOf(text, some))).toBeNull()
        const beginning = bytes(text).subarray(0, 1 + (cut % (bytes(text).length - 1)))
        expect(scanJson([beginning])?.message).toMatch(/the body ends/)
      }),
    )
  })

  it('stops at the 65th level and keeps saying so', () => {
    expect(scanJson([bytes(nested(64))])).toBeNull()
    const scan = new JsonScan()
    const problem = scan.push(bytes(nested(65)))
    expect(problem).toEqual({ path: '$', message: 'byte 64: nested deeper than 64 levels' })
    expect(scan.push(bytes('{}'))).toBe(problem)
    expect(scan.end()).toBe(problem)
  })

  it.each([
    ['{"a":1]', 'byte 6: expected "}", got "]"'],
    ['{}}', 'byte 2: "}" closes nothing'],
    ['{"a":"b', 'byte 7: the body ends inside a string'],
    ['[{"a":1}', 'byte 8: the body ends with 1 brackets open'],
  ])('refuses %s', (text, message) => expect(scanJson([bytes(text)])).toEqual({ path: '$', message }))

  it('does not look into strings, however they are escaped', () => {
    expect(scanJson([bytes(String.raw`{"a":"]}\"]\\","b":"[[["}`)])).toBeNull()
  })

  it('counts bytes over chunks', () => {
    expect(scanJson([bytes('  {"a"'), bytes(':]')])?.message).toMatch(/^byte 7:/)
  })

  it.each(['', 'kind: List\nitems: [', '"half', '- a: }'])('leaves %j to other readers', (text) => {
    expect(scanJson([bytes(text)])).toBeNull()
  })

  it('looks past a byte order mark', () => expect(scanJson([bytes('\uFEFF {"a":')])).not.toBeNull())

  it('reads JSON lines', () => expect(scanJson([bytes('{"a":1}\n{"b":[2]}\n')])).toBeNull())
})
