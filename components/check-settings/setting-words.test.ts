import { expect, it } from 'vitest'
import { fieldText, isSame, originWords, valueWords, wordsOf } from './setting-words'

it('reads lists as people write them', () => {
  expect(wordsOf(' shop\n\npay, edge  shop\t')).toEqual(['shop', 'pay', 'edge'])
  expect(wordsOf(' \n')).toEqual([])
  expect(wordsOf(fieldText(['a', 'b']))).toEqual(['a', 'b'])
})

it('says values in words', () => {
  expect([true, false, [], '', 0, ['a', 'b'], [80, 443]].map(valueWords)).toEqual([
    'yes',
    'no',
    'none',
    'none',
    '0',
    'a, b',
    '80, 443',
  ])
  expect((['default', 'environment', 'recommendation'] as const).map(originWords)).toEqual([
    'default',
    'of this environment',
    'of this recommendation',
  ])
})

it('tells lists apart by their order too', () => {
  expect(isSame(['a', 'b'], ['a', 'b'])).toBe(true)
  expect(isSame(['a', 'b'], ['b', 'a'])).toBe(false)
  expect(isSame([], ['a'])).toBe(false)
})
