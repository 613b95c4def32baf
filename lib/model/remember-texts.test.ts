import { expect, it } from 'vitest'
import { rememberTexts } from './remember-texts'

it('says the same as the function, which it asks once', () => {
  const asked: string[] = []
  const length = rememberTexts((text) => asked.push(text) && (text.length > 1 ? text.length : null))
  expect(['ab', 'a', 'ab', 'a', ''].map(length)).toEqual([2, null, 2, null, null])
  expect(asked).toEqual(['ab', 'a', ''])
})

it('holds neither long texts nor many', () => {
  const asked: string[] = []
  const remembered = rememberTexts((text) => asked.push(text), { most: 2, longest: 3 })
  for (const text of ['long', 'long', 'a', 'b', 'c', 'c', 'a']) remembered(text)
  expect(asked).toEqual(['long', 'long', 'a', 'b', 'c', 'a'])
})
