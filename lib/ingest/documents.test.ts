import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocuments } from './documents'

function documents(text: string): unknown[] {
  const result = readDocuments(text)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.documents
}
function problem(text: string) {
  const result = readDocuments(text)
  return result.ok ? null : result.problems[0]
}

describe('a JSON body', () => {
  it('comes back as it was', () => {
    const safe = fc
      .jsonValue({ noUnicodeString: true })
      .filter((value) => !/constructor|proto/.test(JSON.stringify(value)))
    fc.assert(
      fc.property(safe, (value) => {
        expect(documents(JSON.stringify(value))).toEqual([JSON.parse(JSON.stringify(value))])
      }),
    )
  })

  it('may begin with a byte order mark', () => expect(documents('\uFEFF{"a":1}')).toEqual([{ a: 1 }]))

  it.each([
    ['{"Results":[{"Severity":HIGH}]}', '$.Results[0].Severity', 'line 1, column 25: expected a value, got "H"'],
    ['{\n  "a": [1, 2,\n  {"b" 3}]\n}', '$.a[2].b', 'line 3, column 8: expected ":", got "3"'],
    ['{"a":[1,2', '$.a[1]', 'line 1, column 10: expected "," or "]", got the end of the text'],
    ['{"a":"b', '$.a', 'line 1, column 8: expected a value, got the end of the text'],
    ['{"a":1,}', '$.a', 'line 1, column 8: expected a key in double quotes, got "}"'],
    ['[1] 2', '$', 'line 1, column 5: expected nothing more, got "2"'],
  ])('with a fault says where: %s', (text, path, message) => expect(problem(text)).toEqual({ path, message }))

  it('names a fault behind a very long string', () => {
    expect(problem(`{"a":"${'x'.repeat(2_000_000)}","b":}`)?.path).toBe('$.b')
  })

  it('always names a fault in what JSON.parse refuses', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', '}', '"', ',', '\\', '['))
      .map(([json, at, insert]) => {
        const text = `[${json}]`
        return text.slice(0, at % text.length) + insert + text.slice((at % text.length) + 1)
      })
    fc.assert(
      fc.property(broken, (text) => {
        if (!/^[{[]/.test(text)) return
        const result = readDocuments(text)
        expect(result.ok || result.problems.every(({ message }) => /^line \d+, column \d+: /.test(message))).toBe(true)
      }),
    )
  })

  it('may nest 64 levels, not 65', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(documents(nested(64))).toHaveLength(1)
    expect(problem(nested(65))?.message).toBe('line 1, column 65: nested deeper than 64 levels')
    expect(problem('['.repeat(1_000_000))?.message).toMatch(/nested deeper/)
    expect(documents(JSON.stringify({ a: '['.repeat(100) }))).toHaveLength(1)
  })
})

describe('indented documents one after the other', () => {
  const two = `${JSON.stringify({ a: { b: '}\n{' } }, null, 2)}\n${JSON.stringify({ c: [{}] }, null, 4)}\n`
  it('are read as such', () => expect(documents(two)).toEqual([{ a: { b: '}\n{' } }, { c: [{}] }]))
  it('are told their fault by its place', () => {
    expect(problem(two.replace('"c":', '"c"'))?.message).toMatch(/^line 6, column 1: expected nothing more/)
  })
})

describe('JSON lines', () => {
  it('are one document each, blank lines aside', () => {
    expect(documents('{"a":1}\r\n\n{"a":2}\n')).toEqual([{ a: 1 }, { a: 2 }])
  })
  it('may stand among lines of text, as in a log', () => {
    const log = '{"a":1}\nEvents detected: 1\n   NOTICE: 1\n\n{"a":2}\n'
    expect(documents(log)).toEqual([{ a: 1 }, 'Events detected: 1', '   NOTICE: 1', { a: 2 }])
    const banner =
      '2026-11-01T10:00:00+0000: Falco version: 0.42.0 (x86_64)\n2026-11-01: [libs]: driver\n{"a":1}\n{"a":2}'
    expect(documents(banner).slice(2)).toEqual([{ a: 1 }, { a: 2 }])
  })
  it('are YAML behind a mark or a comment', () => {
    expect(documents('a: 1\n---\n{"b":2}')).toEqual([{ a: 1 }, { b: 2 }])
    expect(documents('# made by a tool\n{"b":2}')).toEqual([{ b: 2 }])
  })
  it('behind messages are told from messages in front of one document', () => {
    expect(problem('2026-11-01T10:00:00Z\tINFO\tscanning: on\n{\n  "a": 1\n}')).toEqual({
      path: '$',
      message: "text stands before the JSON that begins in line 2: keep the tool's messages out of the file",
    })
    expect(problem('a: 1\nb: c: d')?.message).toMatch(/^line 2/)
    expect(problem('web (debian 12)\n=====\n\tTotal: 3: x: y')?.message).toMatch(/^neither JSON nor YAML: line /)
  })
  it('name the line of the fault', () => {
    expect(problem('{"a":1}\n{"a":2}\n{"a":')?.message).toMatch(/^line 3, column 6: /)
  })
})

it.each([0, 2])('says that UTF-16, as PowerShell writes it, is no UTF-8, with its mark or without (%d)', (from) => {
  const body = Buffer.from('\uFEFF{"a":1}', 'utf16le').subarray(from)
  expect(problem(body.toString('utf8'))?.message).toBe('the text is UTF-16: send it as UTF-8')
})

describe('a YAML body', () => {
  it('may hold several documents and aliases', () => {
    expect(documents('---\na: &x {n: 1}\nb: *x\n---\n---\nc: 2026-01-01')).toEqual([
      { a: { n: 1 }, b: { n: 1 } },
      { c: '2026-01-01' },
    ])
  })

  it.each([
    ['a: [1\nb: 2', /^line \d+, column \d+: /],
    ['a: 1\na: 2', /^line 2, column 1: .*unique/i],
    ['a: !!js/function "x"', /tag/i],
    ['a: !secret x', /tag/i],
    [
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
        .split('')
        .map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefg'[at]}`).join()}]`)
        .join('\n')}`,
      /alias/i,
    ],
    ['a: &a [*a, *a]', /holds itself|alias/i],
    [`a: ${'['.repeat(70)}${']'.repeat(70)}`, /nested deeper/],
    [`a: ${'['.repeat(900)}`, /Maximum call stack|nested deeper/],
    [`a: ${'['.repeat(1_000_000)}`, /nested deeper/],
    ['- '.repeat(1_000_000), /nested deeper/],
    [' \n', /empty/],
    ['---\n---\n', /no document/],
  ])('is refused: %.40j', (text, message) => expect(problem(text)?.message).toMatch(message))
})

describe('YAML that is cheap to send', () => {
  it('is cheap to read: a map of very many keys', () => {
    const keys = Array.from({ length: 100_000 }, (_, at) => `k${at}: 1`).join('\n')
    expect(Object.keys(documents(keys)[0] as object)).toHaveLength(100_000)
    expect(problem(`${keys}\nk7: 2`)?.message).toBe('line 100001, column 1: keys must be unique')
  })

  it('is refused when it stands on aliases', () => {
    const aliases = Array.from({ length: 2_000 }, (_, at) => `- &a${at} x\n- *a${at}`).join('\n')
    expect(problem(aliases)?.message).toBe('more than 1000 aliases')
  })
})

describe('hostile text', () => {
  it('loses what PostgreSQL cannot store', () => {
    expect(documents(String.raw`{"a\u0000":"x\u0000y","b":"\ud800z","c":["\udc00"],"d":"\ud83d\ude00"}`)).toEqual([
      { a: 'xy', b: '\uFFFDz', c: ['\uFFFD'], d: '😀' },
    ])
    expect(documents('{"a":"x\ud800"}')).toEqual([{ a: 'x\uFFFD' }])
    expect(documents('a: "x\\0y"')).toEqual([{ a: 'xy' }])
  })

  it.each([
    '{"__proto__":{"polluted":1},"a":{"constructor":{"prototype":{"polluted":1}},"b":2}}',
    String.raw`{"\u005f_proto__":{"polluted":1},"a":{"\u0063onstructor":1,"b":2}}`,
    String.raw`{"__proto\u0000__":{"polluted":1},"a":{"prototype" :1,"b":2}}`,
    '__proto__: {polluted: 1}\na: {constructor: 1, b: 2}',
  ])('reaches no prototype: %s', (text) => {
    const [document] = documents(text)
    expect(document).toEqual({ a: { b: 2 } })
    expect(Object.getPrototypeOf(document)).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })
})
