import fc from 'fast-check'
import { expect, it } from 'vitest'
import { db } from '@/lib/db'
import { arrayLiteral } from './array-literal'

it('texts come back as they went in, whatever they hold', async () => {
  // PostgreSQL stores no U+0000 and no half of a surrogate pair: reports are cleaned of both on the way in.
  const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''))
  const hostile = fc.constantFrom('NULL', 'null', '', ' ', '{', '}', '{a,b}', ',', '"', '\\', '\\"', "'", '\n', '\t')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(fc.oneof(text, hostile))), async (values) => {
      const [row] = await db().$queryRaw<{ back: (string | null)[] }[]>`
        SELECT ${arrayLiteral(values)}::text[] AS back`
      expect(row?.back).toEqual(values)
    }),
    { numRuns: 200 },
  )
})

it('numbers, truth values, objects and ids come back too', async () => {
  const id = '7b0c2a4e-4f2c-8a5b-9d54-0a4f3f3f8c11'
  const [row] = await db().$queryRaw<object[]>`
    SELECT ${arrayLiteral([1, null, -3])}::int[] AS whole, ${arrayLiteral([0.5, null])}::float8[] AS real,
      ${arrayLiteral([true, false, null])}::boolean[] AS truth, ${arrayLiteral([id])}::uuid[] AS ids,
      to_jsonb(${arrayLiteral([JSON.stringify({ a: '"\\', b: [1, null] }), null])}::jsonb[]) AS objects,
      ${arrayLiteral([])}::text[] AS nothing`
  expect(row).toEqual({
    whole: [1, null, -3],
    real: [0.5, null],
    truth: [true, false, null],
    ids: [id],
    objects: [{ a: '"\\', b: [1, null] }, null],
    nothing: [],
  })
})
