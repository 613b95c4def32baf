import { describe, expect, it } from 'vitest'
import type { Entity } from '@/lib/model/alert'
import { namedEntities } from './named-entities'

const cluster: Entity = { kind: 'cluster', name: 'prod', key: 'k8s/prod' }
const shop: Entity = { kind: 'namespace', name: 'shop', key: 'k8s/prod/Namespace/shop' }
const keysOf = (entities: Entity[], asset = 'k8s/prod/apps/Deployment/shop/web') =>
  namedEntities({ entities, asset }).map(({ kind, key, via }) => [kind, key, via])

describe('the entities of an alert', () => {
  it('have one key whatever a sensor calls them', () => {
    const digest = `sha256:${'a'.repeat(64)}`
    expect(keysOf([{ kind: 'image', name: 'nginx:1.27', key: `image/docker.io/library/nginx@${digest}` }])).toEqual(
      keysOf([{ kind: 'image', name: `docker.io/library/nginx:1.27@${digest}` }]),
    )
    expect(keysOf([cluster, { kind: 'user', name: 'system:serviceaccount:shop:web' }])).toEqual(
      keysOf([cluster, { kind: 'service-account', name: 'shop/web' }]),
    )
  })

  it('belong to their cluster and namespace', () => {
    expect(keysOf([cluster, shop, { kind: 'pod', name: 'web-1' }])).toContainEqual([
      'pod',
      'k8s/prod/core/Pod/shop/web-1',
      null,
    ])
  })

  it('bring what they imply: the namespace of an account, the node of a node’s user', () => {
    expect(keysOf([cluster, { kind: 'service-account', name: 'shop/web' }])).toContainEqual([
      'namespace',
      'k8s/prod/Namespace/shop',
      'namespace-of',
    ])
    expect(keysOf([cluster, { kind: 'user', name: 'system:node:n1' }])).toContainEqual([
      'node',
      'k8s/prod/Node/n1',
      'identity-of',
    ])
  })

  it('tell root on one machine from root on another, and the host of a sensor is the node', () => {
    const root: Entity[] = [cluster, { kind: 'host', name: 'n1' }, { kind: 'user', name: 'root' }]
    const process: Entity = { kind: 'process', name: 'sh' }
    expect(keysOf([...root, process], 'k8s/prod/Node/n1')).not.toEqual(keysOf([...root, process], 'k8s/prod/Node/n2'))
    expect(keysOf([...root, process])).toContainEqual(['node', 'k8s/prod/Node/n1', null])
    expect(keysOf(root)).toContainEqual(['user', 'root', null])
  })

  it('are bounded and never empty', () => {
    const many = Array.from({ length: 500 }, (_, at): Entity => ({ kind: 'file', name: `/tmp/${at}` }))
    expect(keysOf([{ kind: 'pod', name: '' }, ...many])).toHaveLength(64)
  })
})
