import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printable, printableText } from './printable'
import { findTypeface, helvetica } from './typeface'

const { covers, family } = findTypeface()

describe('a printable text', () => {
  test('uses Geist when it is installed, and reads its coverage from the font', () => {
    expect(family).toMatch(/^Geist/)
    expect(['A', 'ž', 'Ж', '…', '–', '“'].every((letter) => covers(letter.codePointAt(0) ?? 0))).toBe(true)
    expect(['東', '🚢', 'م', '\u202e'].some((letter) => covers(letter.codePointAt(0) ?? 0))).toBe(false)
  })

  test('falls back to Helvetica where no font file is', () => {
    expect(findTypeface(['/'])).toBe(helvetica)
  })

  test.each([
    ['東京 1', '?? 1'],
    ['a👨‍👩‍👧b', 'a?b'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['a\0b\r\n\tc', 'a b c'],
    ['lone \uD800', 'lone ?'],
    ['pass\u200bword', 'password'],
    ['x'.repeat(240), 'x'.repeat(240)],
    ['x'.repeat(241), `${'x'.repeat(240)}…`],
  ])('%j becomes %j', (given, expected) => {
    expect(printableText(given, covers)).toBe(expected)
  })

  test('holds only what the typeface can draw, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constantFrom(covers, helvetica.covers),
        (text, can) => {
          const drawn = Array.from(printableText(text, can), (letter) => letter.codePointAt(0) ?? 0)
          expect(drawn.filter((codePoint) => !can(codePoint))).toEqual([])
        },
      ),
    )
  })

  test('reaches every text of a report and leaves the figures alone', () => {
    expect(printable({ a: ['\u202ex', { b: '東' }], n: 1.5, none: null, blank: ' ' }, covers)).toEqual({
      a: ['x', { b: '?' }],
      n: 1.5,
      none: null,
      blank: 'unnamed',
    })
  })
})
