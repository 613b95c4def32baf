import { expect, it } from 'vitest'
import { checkById } from './catalogue'
import { failureRank, rankFacts } from './failure-rank'

const result = (checkId: string, status: 'healthy' | 'unhealthy') => ({ checkId, verdict: { status } })

it('puts reach from outside before privilege before the node, and can be read back', () => {
  const failing = [result('k8s-pod-privileged', 'unhealthy')]
  const ranks = [
    failureRank({ exposed: false, onNode: false }, []),
    failureRank({ exposed: false, onNode: true }, []),
    failureRank({ exposed: false, onNode: true }, failing),
    failureRank({ exposed: true, onNode: false }, []),
    failureRank({ exposed: true, onNode: true }, failing),
  ]
  expect(ranks).toEqual([0, 1, 3, 4, 7])
  expect(rankFacts(3)).toEqual({ exposed: false, privileged: true, onNode: true })
  expect(rankFacts(4)).toEqual({ exposed: true, privileged: false, onNode: false })
})

it('takes no privilege from a check that passes or that gives none', () => {
  const results = [result('k8s-pod-privileged', 'healthy'), result('k8s-res-cpu-limit', 'unhealthy')]
  expect(failureRank({ exposed: false, onNode: false }, results)).toBe(0)
  expect(checkById('k8s-pod-privileged')).toBeDefined()
})
