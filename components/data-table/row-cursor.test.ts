import { describe, expect, it } from 'vitest'
import { addRange, moveCursor, toggleAll, toggleRow } from './row-cursor'

const nowhere = { index: null, anchor: null }

describe('moveCursor', () => {
  it('enters at the near end and stops at both ends', () => {
    expect(moveCursor(nowhere, 'j', 3)?.index).toBe(0)
    expect(moveCursor(nowhere, 'k', 3)?.index).toBe(2)
    expect(moveCursor({ index: 2, anchor: 1 }, 'ArrowDown', 3)).toEqual({ index: 2, anchor: 1 })
    expect(moveCursor({ index: 0, anchor: null }, 'ArrowUp', 3)?.index).toBe(0)
    expect(moveCursor({ index: 0, anchor: null }, 'End', 3)?.index).toBe(2)
  })

  it('comes back into a list that became shorter', () => {
    expect(moveCursor({ index: 9, anchor: null }, 'j', 3)?.index).toBe(2)
  })

  it('leaves other keys and empty lists alone', () => {
    expect(moveCursor({ index: 1, anchor: null }, 'q', 3)).toBeNull()
    expect(moveCursor(nowhere, 'j', 0)).toBeNull()
  })
})

describe('selection', () => {
  it('toggles one row without touching the given set', () => {
    const before = new Set(['a'])
    expect([...toggleRow(before, 'b')]).toEqual(['a', 'b'])
    expect([...toggleRow(before, 'a')]).toEqual([])
    expect([...before]).toEqual(['a'])
  })

  it('adds a range in either direction', () => {
    const ids = ['a', 'b', 'c', 'd']
    expect([...addRange(new Set(['x']), ids, 2, 1)]).toEqual(['x', 'b', 'c'])
    expect([...addRange(new Set(), ids, 0, 0)]).toEqual(['a'])
  })

  it('selects all, then none, of this page only', () => {
    const ids = ['a', 'b']
    expect([...toggleAll(new Set(['other', 'a']), ids)]).toEqual(['other', 'a', 'b'])
    expect([...toggleAll(new Set(['other', 'a', 'b']), ids)]).toEqual(['other'])
  })
})
