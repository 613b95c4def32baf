import type { Problem } from '@/lib/model/json'

/** How deep a report may nest; more is an attack or a mistake, never a scanner's output. */
export const maxDepth = 64

const quote = 0x22
const backslash = 0x5c
const opensObject = 0x7b
const closesObject = 0x7d
const opensArray = 0x5b
const closesArray = 0x5d

/**
 * Watches JSON bytes go by without building anything: feed it chunks as they arrive, ask for the verdict at the end.
 * Only brackets and strings are looked at. A body that does not begin with `{` or `[` (YAML, a bare word) is left alone.
 */
export class JsonScan {
  #stack = new Uint8Array(maxDepth + 1)
  #depth = 0
  #inString = false
  #escaped = false
  #begun = false
  #isJson = false
  #offset = 0
  #problem: Problem | null = null

  /** Takes the next bytes; returns the fault as soon as there is one, and the same fault ever after. */
  push(chunk: Uint8Array): Problem | null {
    if (this.#problem) return this.#problem
    let at = this.#begun ? 0 : this.#begin(chunk)
    if (this.#isJson) {
      let { inString, escaped } = { inString: this.#inString, escaped: this.#escaped }
      const { length } = chunk
      for (; at < length; at++) {
        if (inString) {
          if (escaped) escaped = false
          else {
            // Most bytes of a report lie in strings: this loop is what the scan costs.
            let byte = chunk[at]
            while (byte !== quote && byte !== backslash && ++at < length) byte = chunk[at]
            if (byte === backslash) escaped = true
            else if (byte === quote) inString = false
          }
          continue
        }
        const byte = chunk[at]
        if (byte === quote) inString = true
        else if (byte === opensObject || byte === opensArray) {
          if (this.#depth === maxDepth) return this.#fail(at, `nested deeper than ${maxDepth} levels`)
          this.#stack[this.#depth++] = byte + 2
        } else if (byte === closesObject || byte === closesArray) {
          if (this.#depth === 0) return this.#fail(at, `"${String.fromCharCode(byte)}" closes nothing`)
          const expected = this.#stack[--this.#depth] ?? 0
          if (expected !== byte)
            return this.#fail(at, `expected "${String.fromCharCode(expected)}", got "${String.fromCharCode(byte)}"`)
        }
      }
      this.#inString = inString
      this.#escaped = escaped
    }
    this.#offset += chunk.length
    return null
  }

  /** The verdict over everything pushed: a problem when the body stops in the middle. */
  end(): Problem | null {
    if (this.#problem || !this.#isJson) return this.#problem
    if (this.#inString) return this.#fail(0, 'the body ends inside a string')
    if (this.#depth > 0) return this.#fail(0, `the body ends with ${this.#depth} brackets open`)
    return null
  }

  #begin(chunk: Uint8Array): number {
    // Spaces and the byte order mark may stand in front.
    const first = chunk.findIndex((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf)
    if (first < 0) return chunk.length
    this.#begun = true
    this.#isJson = chunk[first] === opensObject || chunk[first] === opensArray
    return first
  }

  #fail(at: number, message: string): Problem {
    this.#problem = { path: '$', message: `byte ${this.#offset + at}: ${message}` }
    return this.#problem
  }
}

/** Scans a whole body; null when it nests no deeper than `maxDepth` and every bracket is closed. */
export function scanJson(chunks: Iterable<Uint8Array>): Problem | null {
  const scan = new JsonScan()
  for (const chunk of chunks) {
    const problem = scan.push(chunk)
    if (problem) return problem
  }
  return scan.end()
}
