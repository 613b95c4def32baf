import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvStream, type Column } from './csv'

type Cell = string | number | boolean | null | undefined
const columnsFor = (width: number): Column<Cell[]>[] =>
  Array.from({ length: width }, (_, index) => ({ header: `c${index}`, value: (row) => row[index] }))

async function* each<T>(rows: T[]) {
  yield* rows
}
const textOf = (stream: ReadableStream<Uint8Array>) => new Response(stream).text()
const written = (cell: Cell) => textOf(csvStream(columnsFor(1), each([[cell]])))

describe('a CSV export', () => {
  test('is RFC 4180: header, CRLF, quotes doubled, breaks kept inside quotes', async () => {
    const text = await textOf(
      csvStream(
        columnsFor(3),
        each([
          ['a,b', 'say "x"', 'one\rtwo\nthree'],
          [1, null, true],
        ]),
      ),
    )
    expect(text).toBe('c0,c1,c2\r\n"a,b","say ""x""","one\rtwo\nthree"\r\n1,,true\r\n')
  })

  test('starts with a byte order mark only when asked', async () => {
    const bytes = async (bom: boolean) =>
      new Uint8Array(await new Response(csvStream(columnsFor(1), each([]), { bom })).arrayBuffer())
    expect(Array.from((await bytes(true)).subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf])
    expect((await bytes(false))[0]).toBe('c'.charCodeAt(0))
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x', ' =1', '\0=1', "'=1"])(
    'guards %j',
    async (text) => {
      const [row] = parse(await written(text)).slice(1)
      expect(row?.[0]).toBe(`'${text.replaceAll('\0', '')}`)
    },
  )

  test('guards headers too', async () => {
    expect(await textOf(csvStream([{ header: '=x', value: () => 'a' }], each([1])))).toBe("'=x\r\na\r\n")
  })

  test('leaves numbers and harmless text alone; what is no number is empty', async () => {
    expect(parse(await written(-5))[1]).toEqual(['-5'])
    expect(parse(await written(Number.NaN))[1]).toEqual([''])
    expect(parse(await written("it's = fine"))[1]).toEqual(["it's = fine"])
  })

  test('gives every text back through a parser, apart from the guard and NUL', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '＝', "'", '"', ',', '\t', '\r', '\n', '\0', ' ', 'a') }),
    )
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc
          .array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 })
          .map((rows) => ({ width, rows })),
      )
    await fc.assert(
      fc.asyncProperty(table, async ({ width, rows }) => {
        const [, ...read] = parse(await textOf(csvStream(columnsFor(width), each(rows))))
        expect(read.flat().some((text) => /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text))).toBe(false)
        expect(read.map((row) => row.map(unguarded))).toEqual(
          rows.map((row) => row.map((text) => text.replaceAll('\0', ''))),
        )
      }),
    )
  })
})

const unguarded = (text: string) => (/^'+(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/.test(text) ? text.slice(1) : text)

/** A reader written from RFC 4180 alone, so that the writer is not checked against itself. */
function parse(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let rest = text
  while (rest !== '') {
    const match = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest)
    if (!match) throw new Error(`not RFC 4180: ${JSON.stringify(rest.slice(0, 40))}`)
    row.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'))
    rest = rest.slice(match[0].length)
    if (match[3] === '\r\n') {
      rows.push(row)
      row = []
    }
  }
  return rows
}
