import { describe, expect, it } from 'vitest'
import { filterCount, readRecommendationState, recommendationHref } from './search-params'

const read = (href: string) =>
  readRecommendationState(Object.fromEntries(new URL(href, 'http://console').searchParams.entries()))

describe('the URL of the recommendations', () => {
  it('says a state and reads it back', () => {
    const state = {
      ...read('/recommendations'),
      environment: 'production',
      severity: ['critical' as const, 'high' as const],
      status: ['unhealthy' as const],
      q: 'root & "more"',
      view: 'risk' as const,
      expanded: ['manage-access' as const],
      tab: 'healthy' as const,
      resource: '5d90913f-a1c5-4429-ad54-2c6c17fb3c73',
    }
    expect(read(recommendationHref(state, 'k8s-pod-privileged'))).toEqual(state)
    expect(filterCount(state)).toBe(3)
  })

  it('is bare for the defaults, and keeps that all controls are closed', () => {
    const state = read('/recommendations')
    expect(recommendationHref(state)).toBe('/recommendations')
    expect(recommendationHref(state, 'a/b')).toBe('/recommendations/a%2Fb')
    expect(read(recommendationHref({ ...state, expanded: [] })).expanded).toEqual([])
  })

  it('leaves out what nothing knows', () => {
    const state = read('/recommendations?severity=critical,pink&status=gone&tab=x&view=y&expanded=z&resource=1&q=%20')
    expect(state).toEqual({ ...read('/recommendations'), severity: ['critical'], expanded: [] })
  })

  it('drops the open resource with the open recommendation', () => {
    const state = {
      ...read('/recommendations'),
      resource: '5d90913f-a1c5-4429-ad54-2c6c17fb3c73',
      tab: 'exempt' as const,
    }
    expect(recommendationHref(state)).toBe('/recommendations')
  })
})
