import { expect, it } from 'vitest'
import { listFilters } from './list-filters'

const filters = [
  {
    id: 'severity',
    label: 'Severity',
    choice: 'multiple' as const,
    options: [
      { value: 'critical', label: 'Critical' },
      { value: 'high', label: 'High' },
    ],
  },
  {
    id: 'running',
    label: 'Running',
    options: [
      { value: 'true', label: 'Yes' },
      { value: 'false', label: 'No' },
    ],
  },
  { id: 'cluster', label: 'Cluster', words: (value: string) => `the cluster ${value}` },
]

it('says what is on and how to take it off, keeping what is not a filter', () => {
  const state = listFilters(
    '/images',
    { severity: 'critical,high', cluster: 'c1', environment: 'prod', q: 'web' },
    filters,
  )
  expect(state.chips).toEqual([
    {
      id: 'severity',
      label: 'Severity',
      value: 'Critical, High',
      removeHref: '/images?cluster=c1&environment=prod&q=web',
    },
    {
      id: 'cluster',
      label: 'Cluster',
      value: 'the cluster c1',
      removeHref: '/images?severity=critical%2Chigh&environment=prod&q=web',
    },
  ])
  expect(state.active).toBe(3)
  expect(state.clearHref).toBe('/images?environment=prod')
})

it('switches values: one of a single choice, any of several', () => {
  const { definitions } = listFilters('/images', { severity: 'high', running: 'true' }, filters)
  expect(definitions.map((definition) => definition.id)).toEqual(['severity', 'running'])
  const hrefs = Object.fromEntries(
    definitions.flatMap(({ id, options }) => options.map((option) => [`${id} ${option.value}`, option.href])),
  )
  expect(hrefs).toEqual({
    'severity critical': '/images?severity=high%2Ccritical&running=true',
    'severity high': '/images?running=true',
    'running true': '/images?severity=high',
    'running false': '/images?severity=high&running=false',
  })
})
