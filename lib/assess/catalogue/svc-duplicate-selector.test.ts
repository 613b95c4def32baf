import { describe, expect, it } from 'vitest'
import { object, related } from '../testing/facts'
import { judge } from '../testing/judge'
import { svcDuplicateSelector } from './svc-duplicate-selector'

const spec = (selector: object, port: number, protocol?: string) => ({ selector, ports: [{ port, protocol }] })
const services = [
  { name: 'a', namespace: 'shop', spec: spec({ app: 'web', tier: 'front' }, 80) },
  { name: 'b', namespace: 'shop', spec: spec({ tier: 'front', app: 'web' }, 80, 'TCP') },
  { name: 'c', namespace: 'shop', spec: spec({ app: 'web', tier: 'front' }, 8080) },
  { name: 'd', namespace: 'blog', spec: spec({ app: 'web', tier: 'front' }, 80) },
  { name: 'e', namespace: 'shop', spec: spec({ app: 'web' }, 80, 'UDP') },
]
const verdict = (name: string) => {
  const own = services.find((one) => one.name === name)
  const found = object('Service', name, { spec: own?.spec }, own?.namespace)
  return judge(svcDuplicateSelector, found, related({ services }))
}

describe('two services', () => {
  it('fail with the same selector and port, in whatever order they are written', () => {
    expect(verdict('a')).toHaveLength(1)
    expect(verdict('b')).toHaveLength(1)
  })

  it('pass with another port, protocol, selector or namespace', () => {
    for (const name of ['c', 'd', 'e']) expect(verdict(name)).toBe('healthy')
  })

  it('are not compared when they select nothing', () => {
    expect(judge(svcDuplicateSelector, object('Service', 'x', { spec: {} }, 'shop'), related({}))).toMatch(
      /selects no pods/,
    )
  })
})
