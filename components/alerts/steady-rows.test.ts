import { array, assert, boolean, constantFrom, property, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstRows, settleRows } from './steady-rows'

const rows = (...ids: string[]) => ids.map((id) => ({ id, text: id }))
const ids = (list: { rows: readonly { id: string }[] }) => list.rows.map((row) => row.id).join('')
const none = new Set<string>()
const start = firstRows(rows('b', 'c', 'd'))

describe('a list that is held', () => {
  it('lets new rows wait and counts them', () => {
    const list = settleRows(start, rows('a', 'b', 'x', 'c', 'd'), { held: true, own: none })
    expect([ids(list), list.waiting, list.fresh.size]).toEqual(['bcd', 2, 0])
  })

  it('keeps rows that are gone in their place, marked', () => {
    const list = settleRows(start, rows('b', 'd'), { held: true, own: none })
    expect([ids(list), [...list.gone]]).toEqual(['bcd', ['c']])
  })

  it('lets what one did oneself go at once', () => {
    const list = settleRows(start, rows('b', 'd'), { held: true, own: new Set(['c']) })
    expect([ids(list), list.gone.size]).toEqual(['bd', 0])
  })

  it('takes back what one has undone, in its place and without a mark', () => {
    const own = new Set(['c'])
    const without = settleRows(start, rows('b', 'd'), { held: true, own })
    const list = settleRows(without, rows('b', 'c', 'd'), { held: true, own })
    expect([ids(list), list.fresh.size, list.waiting]).toEqual(['bcd', 0, 0])
  })

  it('adds later pages below and shows what changed in a row', () => {
    const changed = [{ id: 'b', text: 'new text' }, ...rows('c', 'd', 'e', 'f')]
    const list = settleRows(start, changed, { held: true, own: none })
    expect([ids(list), list.rows[0]?.text]).toEqual(['bcdef', 'new text'])
  })
})

describe('a list that is not held', () => {
  it('takes the new order, marks what arrived and drops what is gone', () => {
    const list = settleRows(start, rows('a', 'd', 'b', 'e'), { held: false, own: none })
    expect([ids(list), [...list.fresh]]).toEqual(['adbe', ['a']])
  })

  it('tells a later page from what arrived at the foot of a whole list', () => {
    const page = settleRows(firstRows(rows('b'), false), rows('b', 'c'), { held: false, own: none })
    expect(page.fresh.size).toBe(0)
    const late = settleRows(firstRows(rows('b'), true), rows('b', 'c'), { held: true, own: none, whole: true })
    expect([ids(late), [...late.fresh], late.waiting]).toEqual(['bc', ['c'], 0])
  })

  it('keeps marks as long as the row is there', () => {
    const one = settleRows(start, rows('a', 'b', 'c', 'd'), { held: false, own: none })
    const two = settleRows(one, rows('z', 'a', 'b', 'c', 'd'), { held: false, own: none })
    expect([...two.fresh].toSorted()).toEqual(['a', 'z'])
    expect(settleRows(two, rows('b'), { held: false, own: none }).fresh.size).toBe(0)
  })
})

it('never shows a row twice, never reorders while held, and shows the list itself when let go', () => {
  const lists = uniqueArray(constantFrom(...'abcdefgh'.split('')))
  assert(
    property(array(lists, { minLength: 1 }), array(boolean(), { minLength: 8 }), (steps, holds) => {
      let list = firstRows(rows(...(steps[0] ?? [])))
      steps.slice(1).forEach((step, at) => {
        const before = list.rows.map((row) => row.id)
        const held = holds[at % holds.length] ?? false
        list = settleRows(list, rows(...step), { held, own: none })
        const after = list.rows.map((row) => row.id)
        expect(new Set(after).size).toBe(after.length)
        if (held) expect(after.slice(0, before.length)).toEqual(before)
        else expect(after).toEqual(step)
      })
    }),
  )
})
