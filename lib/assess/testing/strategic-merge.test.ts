import { expect, it } from 'vitest'
import { strategicMerge } from './strategic-merge'

it('merges containers by name, replaces plain lists, removes with null', () => {
  const target = { containers: [{ name: 'a', args: ['x'], tty: true }, { name: 'b' }], hostPID: true }
  const patch = { containers: [{ name: 'a', args: [], tty: null }, { name: 'c' }], hostPID: null }
  expect(strategicMerge(target, patch)).toEqual({ containers: [{ name: 'a', args: [] }, { name: 'b' }, { name: 'c' }] })
})

it('obeys the directives of lists', () => {
  const volumes = [{ name: 'a' }, { name: 'b' }]
  expect(strategicMerge({ volumes }, { volumes: [{ $patch: 'delete', name: 'a' }] })).toEqual({
    volumes: [{ name: 'b' }],
  })
  expect(strategicMerge({ volumes }, { volumes: [{ $patch: 'replace' }, { name: 'c' }] })).toEqual({
    volumes: [{ name: 'c' }],
  })
})

it('refuses a list item without its key', () => {
  expect(() => strategicMerge({}, { containers: [{ tty: true }] })).toThrow(TypeError)
})
