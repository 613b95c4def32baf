import { expect, it } from 'vitest'
import { quantity } from './quantity'

it.each([
  ['500m', 0.5],
  ['2', 2],
  [3, 3],
  ['0.25', 0.25],
  ['.5', 0.5],
  ['2Gi', 2_147_483_648],
  ['1G', 1e9],
  ['1e3', 1000],
  ['12E', 12e18],
  ['100n', 1e-7],
  ['-1', -1],
])('reads %j', (text, value) => {
  expect(quantity(text)).toBeCloseTo(value, 9)
})

it.each(['', 'x', '1 Gi', '1gi', '1Kii', 'NaN', null, {}, Number.NaN, '9'.repeat(100)])('refuses %j', (text) => {
  expect(quantity(text)).toBeNull()
})
