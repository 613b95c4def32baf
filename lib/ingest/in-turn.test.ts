import { expect, it } from 'vitest'
import { inTurn } from './in-turn'

it('does work of one name in turn, whatever became of what was before, and of other names beside it', async () => {
  const done: string[] = []
  const step = (name: string, text: string, fails = false) =>
    inTurn(name, async () => {
      done.push(`${text} begins`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      done.push(`${text} ends`)
      if (fails) throw new Error(text)
      return text
    })
  const settled = await Promise.allSettled([step('a', 'one', true), step('a', 'two'), step('b', 'other')])
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  expect(done.filter((text) => !text.startsWith('other'))).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
  expect(done.indexOf('other begins')).toBeLessThan(done.indexOf('two begins'))
})
