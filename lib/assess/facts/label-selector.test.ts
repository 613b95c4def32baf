import { describe, expect, it } from 'vitest'
import { isEmptySelector, LabelledThings, readSelector, SelectingThings, selects } from './label-selector'

const read = (value: unknown) => {
  const selector = readSelector(value)
  if (!selector) throw new Error('unreadable')
  return selector
}
const expression = (key: string, operator: string, values?: string[]) => ({
  matchExpressions: [{ key, operator, values }],
})

describe('a label selector', () => {
  it.each([
    [{}, {}, true],
    [null, { app: 'web' }, true],
    [{ matchLabels: { app: 'web' } }, { app: 'web', tier: 'front' }, true],
    [{ matchLabels: { app: 'web', tier: 'back' } }, { app: 'web' }, false],
    [expression('app', 'In', ['web', 'api']), { app: 'api' }, true],
    [expression('app', 'In', ['web']), {}, false],
    [expression('app', 'NotIn', ['web']), {}, true],
    [expression('app', 'NotIn', ['web']), { app: 'web' }, false],
    [expression('app', 'Exists'), { app: '' }, true],
    [expression('app', 'DoesNotExist'), { app: '' }, false],
    [expression('toString', 'Exists'), {}, false],
    [{ matchLabels: { app: 'web' }, ...expression('canary', 'DoesNotExist') }, { app: 'web', canary: 'yes' }, false],
  ])('%j on %j: %s', (selector, labels, expected) => {
    expect(selects(read(selector), labels)).toBe(expected)
  })

  it('is refused when its shape or an operator is unknown', () => {
    expect(readSelector({ matchLabels: 'app=web' })).toBeNull()
    expect(readSelector(expression('app', 'Like', ['w*']))).toBeNull()
    expect(isEmptySelector(read({ matchLabels: {} }))).toBe(true)
  })
})

describe('an index', () => {
  const pods: { name: string; labels: Record<string, string> }[] = [
    { name: 'a', labels: { app: 'web', tier: 'front' } },
    { name: 'b', labels: { app: 'web' } },
    { name: 'c', labels: {} },
  ]
  const selectors = [
    {},
    { matchLabels: { app: 'web' } },
    { matchLabels: { app: 'web', tier: 'front' } },
    expression('app', 'DoesNotExist'),
  ]

  it('finds the same as trying each against each', () => {
    const labelled = new LabelledThings(pods, (pod) => pod.labels)
    const selecting = new SelectingThings(selectors, read)
    for (const selector of selectors) {
      const expected = pods.filter((pod) => selects(read(selector), pod.labels))
      expect(labelled.selectedBy(read(selector))).toEqual(expected)
    }
    for (const pod of pods) {
      const expected = selectors.filter((selector) => selects(read(selector), pod.labels))
      expect(new Set(selecting.selecting(pod.labels))).toEqual(new Set(expected))
    }
  })
})
