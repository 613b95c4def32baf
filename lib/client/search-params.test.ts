import { describe, expect, it } from 'vitest'
import { pickSearch, searchHref } from './search-params'

describe('filters in the URL', () => {
  it('are picked by name, once each, empty ones left out', async () => {
    const search = Promise.resolve({ a: ['1', '2'], b: '', c: 'x', other: 'y' })
    expect(await pickSearch(search, ['a', 'b', 'c', 'd'])).toEqual({ a: '1', c: 'x' })
  })
  it('are changed by links', () => {
    expect(searchHref('/audit', { a: '1', b: '2' }, { b: null, c: 'x y' })).toBe('/audit?a=1&c=x+y')
    expect(searchHref('/audit', { a: '1' }, { a: null })).toBe('/audit')
    expect(searchHref('/audit', { a: undefined })).toBe('/audit')
  })
})
