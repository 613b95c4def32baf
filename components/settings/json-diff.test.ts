import { describe, expect, it } from 'vitest'
import { jsonDiff } from './json-diff'

describe('the difference of two recorded states', () => {
  it('names each member that changed and leaves the others out', () => {
    expect(
      jsonDiff(
        { name: 'edge', goal: 75, plans: ['kubernetes'] },
        { name: 'edge', goal: 80, plans: ['kubernetes', 'hosts'] },
      ),
    ).toEqual([
      { path: 'goal', before: '75', after: '80' },
      { path: 'plans', before: 'kubernetes', after: 'kubernetes, hosts' },
    ])
  })
  it('tells what came and what went', () => {
    expect(jsonDiff(null, { on: true, list: [] })).toEqual([
      { path: 'on', before: null, after: 'yes' },
      { path: 'list', before: null, after: 'none' },
    ])
    expect(jsonDiff({ until: '2026' }, { until: null })).toEqual([{ path: 'until', before: '2026', after: null }])
  })
  it('writes grants so that they can be read', () => {
    const grants = [{ role: 'security_reader', environmentId: null }]
    expect(jsonDiff({ grants: [] }, { grants })).toEqual([
      { path: 'grants', before: 'none', after: 'role security_reader · environmentId none' },
    ])
  })
  it('survives what is no state at all', () => {
    expect(jsonDiff('x', ['y'])).toEqual([])
    expect(jsonDiff({ ['__proto__']: 1 }, {})).toEqual([{ path: '__proto__', before: '1', after: null }])
    expect(jsonDiff({ ['constructor']: 1 }, {})).toEqual([{ path: 'constructor', before: '1', after: null }])
  })
})
