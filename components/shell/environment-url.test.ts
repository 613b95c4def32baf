import { describe, expect, it } from 'vitest'
import { switchEnvironment, withEnvironment } from './environment-url'
import { isOnPage } from './navigation'

describe('withEnvironment', () => {
  it('adds the environment to links, before the hash and after what is there', () => {
    expect(withEnvironment('/alerts', null)).toBe('/alerts')
    expect(withEnvironment('/alerts', 'prod')).toBe('/alerts?environment=prod')
    expect(withEnvironment('/alerts?status=active#top', 'prod')).toBe('/alerts?status=active&environment=prod#top')
  })

  it('leaves an environment that the link names itself', () => {
    expect(withEnvironment('/alerts?environment=edge', 'prod')).toBe('/alerts?environment=edge')
  })

  it('escapes what an identifier must not do to a URL', () => {
    expect(withEnvironment('/alerts', 'a&b=#c')).toBe('/alerts?environment=a%26b%3D%23c')
  })
})

describe('switchEnvironment', () => {
  it('keeps filters, drops the place in the list and the open row', () => {
    expect(switchEnvironment('/alerts', '?status=active&after=xyz&open=12&environment=edge', 'prod')).toBe(
      '/alerts?status=active&environment=prod',
    )
    expect(switchEnvironment('/alerts', '?environment=edge', null)).toBe('/alerts')
  })
})

describe('isOnPage', () => {
  it('counts pages below but not pages that merely begin alike', () => {
    expect(isOnPage('/images', '/images/sha256:1')).toBe(true)
    expect(isOnPage('/images', '/images-old')).toBe(false)
    expect(isOnPage('/', '/alerts')).toBe(false)
    expect(isOnPage('/', '/')).toBe(true)
  })
})
