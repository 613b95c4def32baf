import { expect, it } from 'vitest'
import { sameSecret } from './metrics-access'
import { observeRequest, processMetrics, routeLabel } from './metrics-requests'

it('labels a path with its route, so that labels stay few', () => {
  expect(routeLabel('/api/v1/reports/4f', { id: '4f' })).toBe('/api/v1/reports/{id}')
  expect(routeLabel('/api/v1/findings', {})).toBe('/api/v1/findings')
  expect(routeLabel('/api/v1/recommendations/a%20b/resources/x', { checkId: 'a b', assetId: 'x' })).toBe(
    '/api/v1/recommendations/{checkId}/resources/{assetId}',
  )
  expect(routeLabel('/api/auth/sign-in/email', { all: 'sign-in/email' })).toBe('/api/auth/{all}')
  expect(routeLabel('/api/v1/reports/%E0%A4%A', { id: '%E0%A4%A' })).toBe('/api/v1/reports/{id}')
})

it('counts answers by route and status', async () => {
  observeRequest('GET', '/api/v1/findings', 200, 30)
  observeRequest('GET', '/api/v1/findings', 200, 300)
  const text = await processMetrics().registry.metrics()
  const count = /plimsoll_http_request_duration_seconds_count\{(.*)\} 2/.exec(text)?.[1]
  expect(count).toBe('method="GET",route="/api/v1/findings",status="200"')
  expect(text).toContain('process_resident_memory_bytes')
})

it('compares secrets of any length', () => {
  expect(sameSecret('abc', 'abc')).toBe(true)
  expect(sameSecret('abc', 'abd')).toBe(false)
  expect(sameSecret('abc', 'abcd')).toBe(false)
  expect(sameSecret('', 'a')).toBe(false)
})
