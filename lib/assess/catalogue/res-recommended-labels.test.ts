import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { hardened, workload } from '../testing/workload'
import { resRecommendedLabels } from './res-recommended-labels'

describe('k8s-res-recommended-labels', () => {
  judgesPods(resRecommendedLabels)
  const labelled = (labels: Record<string, string> | null, podLabels?: Record<string, string>) => {
    const object = workload('Deployment', hardened)
    const spec = { template: { ...(podLabels && { metadata: { labels: podLabels } }), spec: hardened } }
    return { ...object, metadata: { ...object.metadata, labels }, spec }
  }

  it('finds a workload without any of them and names it after itself', () => {
    expect(judge(resRecommendedLabels, labelled({ app: 'web' }))).toEqual(['metadata.labels'])
    expect(expectMended(resRecommendedLabels, labelled({ app: 'web' })).metadata.labels).toEqual({
      app: 'web',
      'app.kubernetes.io/name': 'web',
    })
    expect(judge(resRecommendedLabels, labelled(null))).toEqual(['metadata.labels'])
  })

  it.each(['app.kubernetes.io/part-of', 'owner', 'harbour.example/team'])('is content with %s', (label) => {
    expect(judge(resRecommendedLabels, labelled({ [label]: 'x' }))).toBe('healthy')
    expect(judge(resRecommendedLabels, labelled(null, { [label]: 'x' }))).toBe('healthy')
  })

  it('takes an empty label for none', () => {
    expect(judge(resRecommendedLabels, labelled({ owner: '' }))).toEqual(['metadata.labels'])
  })

  it('asks for the labels that people have set', () => {
    const own = { ownershipLabels: ['cost-centre'] }
    expect(judge(resRecommendedLabels, labelled({ owner: 'x' }), undefined, own)).toEqual(['metadata.labels'])
    expect(judge(resRecommendedLabels, labelled({ 'cost-centre': '7' }), undefined, own)).toBe('healthy')
  })
})
