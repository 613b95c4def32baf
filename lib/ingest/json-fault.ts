import type { Problem } from '@/lib/model/json'
import { jsonPath } from './problems'

type Frame = { closes: ']' | '}'; key: string; index: number }

const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const blank = /[ \t\r\n]*/y

/**
 * Finds the first fault of a text that JSON.parse refused: where it stands (line and column, both from 1) and in
 * which value (`$.Results[3].Severity`). Grammar: RFC 8259. `firstLine` is the number of the text's first line.
 */
export function jsonFault(text: string, firstLine = 1): Problem {
  const stack: Frame[] = []
  let at = 0
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) at += found.length
    return found
  }
  /** Walks a string by hand: a pattern would run out of stack on a long one. Stops at the fault. */
  const takeString = (): string | undefined => {
    if (text[at] !== '"') return undefined
    const from = at
    for (at++; at < text.length; at++) {
      const code = text.charCodeAt(at)
      // RFC 8259 section 7: control characters must be escaped.
      if (code < 0x20) return undefined
      if (code === 0x22) return text.slice(from, ++at)
      if (code !== 0x5c) continue
      if (take(escape) === undefined) return undefined
      at--
    }
    return undefined
  }
  const fault = (expected: string): Problem => {
    const before = text.slice(0, at)
    const line = firstLine + (before.match(/\n/g)?.length ?? 0)
    const column = at - before.lastIndexOf('\n')
    const got = at >= text.length ? 'the end of the text' : JSON.stringify(text.slice(at, at + 1))
    const path = jsonPath(
      stack.map((frame) => (frame.closes === ']' ? frame.index : frame.key)).filter((x) => x !== ''),
    )
    return { path, message: `line ${line}, column ${column}: expected ${expected}, got ${got}` }
  }
  const key = (frame: Frame): Problem | null => {
    take(blank)
    const found = takeString()
    if (found === undefined) return fault('a key in double quotes')
    frame.key = (JSON.parse(found) as string).slice(0, 100)
    take(blank)
    if (text[at] !== ':') return fault('":"')
    at++
    return null
  }

  for (;;) {
    take(blank)
    const next = text[at]
    if (next === '{' || next === '[') {
      at++
      const frame: Frame = { closes: next === '{' ? '}' : ']', key: '', index: 0 }
      stack.push(frame)
      take(blank)
      if (text[at] !== frame.closes) {
        const problem = frame.closes === '}' ? key(frame) : null
        if (problem) return problem
        continue
      }
    } else if (takeString() === undefined && take(literal) === undefined) return fault('a value')

    // A value has just ended: close what ends here, then go to the next value.
    for (;;) {
      take(blank)
      const frame = stack.at(-1)
      if (!frame) return fault('nothing more')
      if (text[at] === frame.closes) {
        at++
        stack.pop()
        continue
      }
      if (text[at] !== ',') return fault(`"," or "${frame.closes}"`)
      at++
      frame.index++
      const problem = frame.closes === '}' ? key(frame) : null
      if (problem) return problem
      break
    }
  }
}
