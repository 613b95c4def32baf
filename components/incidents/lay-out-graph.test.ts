import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { box, layOutGraph, shortName } from './lay-out-graph'

const kinds = ['ip', 'user', 'service-account', 'workload', 'pod', 'image', 'node'] as const

describe('the graph of an incident', () => {
  it('draws every entity once, inside the picture, none over another', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 40 }), (chosen) => {
        const nodes = chosen.map((kind, at) => ({
          id: String(at),
          kind,
          name: `${kind} ${at}`,
          alerts: 1,
          assetId: null,
        }))
        const graph = layOutGraph({ nodes, links: [], left: 0 })
        expect(graph.nodes.map((node) => node.id).toSorted()).toEqual(nodes.map((node) => node.id).toSorted())
        for (const one of graph.nodes) {
          expect(one.x).toBeGreaterThanOrEqual(0)
          expect(one.x + box.width).toBeLessThanOrEqual(graph.width)
          expect(one.y + box.height).toBeLessThanOrEqual(graph.height)
          const over = graph.nodes.filter((other) => other.x === one.x && Math.abs(other.y - one.y) < box.height)
          expect(over).toEqual([one])
        }
      }),
    )
  })

  it('draws no line to what is not shown', () => {
    const node = { id: 'a', kind: 'user' as const, name: 'jo', alerts: 1, assetId: null }
    const links = [{ from: 'a', to: 'b', alerts: 1 }]
    expect(layOutGraph({ nodes: [node], links, left: 0 }).links).toEqual([])
  })

  it('cuts names in the middle', () => {
    expect(shortName('kubernetes-dashboard/admin-user')).toBe('kubernetes-d…/admin-user'.slice(0, 24))
    expect(shortName('short')).toBe('short')
    expect(shortName('x'.repeat(300))).toHaveLength(24)
  })
})
