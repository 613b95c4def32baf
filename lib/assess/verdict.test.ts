import { describe, expect, it } from 'vitest'
import { notApplicable, proof, verdictOf } from './verdict'

describe('verdictOf', () => {
  it('is healthy without evidence', () => {
    expect(verdictOf([])).toEqual({ status: 'healthy' })
  })

  it('keeps up to 50 pieces of evidence and counts the rest', () => {
    const evidence = Array.from({ length: 1200 }, (_, index) => proof(`spec.containers[${index}]`, true, 'bad'))
    expect(verdictOf(evidence.slice(0, 50))).toEqual({ status: 'unhealthy', evidence: evidence.slice(0, 50) })
    const verdict = verdictOf(evidence)
    const kept = verdict.status === 'unhealthy' ? verdict.evidence : []
    expect(kept).toHaveLength(50)
    expect(kept[49]).toEqual({
      path: 'spec.containers[49]',
      message: '1151 more places of this kind, the first one here',
    })
  })
})

it('proof leaves out a value that is not set, but keeps null and false', () => {
  expect(proof('a', undefined, 'm')).toEqual({ path: 'a', message: 'm' })
  expect(proof('a', false, 'm')).toEqual({ path: 'a', value: false, message: 'm' })
  expect(proof('a', null, 'm')).toEqual({ path: 'a', value: null, message: 'm' })
})

it('notApplicable gives its reason', () => {
  expect(notApplicable('why')).toEqual({ status: 'not-applicable', reason: 'why' })
})
