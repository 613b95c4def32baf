import { describe, expect, it } from 'vitest'
import { nameOfKey, restsAt, type KeyPress } from '../ui/single-key'
import { sequenceWait, stepSequence } from './key-sequence'

const letters = new Set(['o', 'a'])
const idle = { armedAt: null }

describe('stepSequence', () => {
  it('goes where the letter after G says', () => {
    const armed = stepSequence(idle, 'g', 1000, letters)
    expect(armed).toEqual({ next: { armedAt: 1000 }, go: null, taken: true })
    expect(stepSequence(armed.next, 'a', 1400, letters)).toEqual({ next: idle, go: 'a', taken: true })
  })

  it('swallows a letter that leads nowhere, so that G X does not select', () => {
    expect(stepSequence({ armedAt: 1000 }, 'x', 1100, letters)).toEqual({ next: idle, go: null, taken: true })
  })

  it('forgets G after a while', () => {
    expect(stepSequence({ armedAt: 1000 }, 'a', 1001 + sequenceWait, letters)).toEqual({
      next: idle,
      go: null,
      taken: false,
    })
  })
})

describe('nameOfKey', () => {
  const press = (key: string, rest: Partial<KeyPress> = {}): KeyPress => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...rest,
  })

  it('names letters without case, and with Shift apart', () => {
    expect(nameOfKey(press('j'))).toBe('j')
    expect(nameOfKey(press('J'))).toBe('j')
    expect(nameOfKey(press('X', { shiftKey: true }))).toBe('Shift+X')
    expect(nameOfKey(press('?', { shiftKey: true }))).toBe('?')
    expect(nameOfKey(press('Escape'))).toBe('Escape')
  })

  it('leaves shortcuts of the browser, input methods and taken keys alone', () => {
    expect(nameOfKey(press('a', { ctrlKey: true }))).toBeNull()
    expect(nameOfKey(press('a', { metaKey: true }))).toBeNull()
    expect(nameOfKey(press('a', { isComposing: true }))).toBeNull()
    expect(nameOfKey(press('a', { defaultPrevented: true }))).toBeNull()
  })
})

describe('restsAt', () => {
  it('asks the element whether it lies in a field or an open list', () => {
    expect(restsAt({ closest: () => ({}) })).toBe(true)
    expect(restsAt({ closest: () => null })).toBe(false)
    expect(restsAt(null)).toBe(false)
  })
})
