import { describe, expect, it } from 'vitest'
import { returnPath, signInPath } from './return-path'

describe('where sign-in leads', () => {
  it.each([
    ['/alerts?status=active#a', '/alerts?status=active#a'],
    ['/collectors/1?_rsc=abc&status=rejected', '/collectors/1?status=rejected'],
    ['/a/../alerts', '/alerts'],
  ])('keeps the path of this site %s', (wanted, expected) => expect(returnPath(wanted)).toBe(expected))

  it.each([
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '/sign-in?next=/alerts',
    '/api/v1/alerts',
    '/',
    `/${'a'.repeat(3000)}`,
  ])('goes to the overview for %j', (wanted) => expect(returnPath(wanted)).toBe('/overview'))

  it('is named in the link to the sign-in page only when it says something', () => {
    expect(signInPath('/overview')).toBe('/sign-in')
    expect(signInPath('/alerts?a=1')).toBe('/sign-in?next=%2Falerts%3Fa%3D1')
  })
})
