import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { hardened, service, workload } from '../testing/workload'
import { clusterTiller } from './cluster-tiller'

describe('k8s-cluster-tiller', () => {
  const labels = { app: 'helm', name: 'tiller' }

  it.each(['gcr.io/kubernetes-helm/tiller:v2.16.1', 'ghcr.io/helm/tiller', 'mirror.example/my-tiller:2'])(
    'finds %s',
    (image) => {
      expect(judge(clusterTiller, workload('Deployment', { containers: [{ name: 'x', image }] }))).toEqual([
        `spec.template.spec.containers[0].image = ${JSON.stringify(image)}`,
      ])
    },
  )

  it('finds it by its labels, on the service too', () => {
    expect(judge(clusterTiller, { ...service, metadata: { name: 'tiller-deploy', labels } })).toHaveLength(1)
    const template = { metadata: { labels }, spec: hardened }
    expect(judge(clusterTiller, { ...workload('Deployment', hardened), spec: { template } })).toHaveLength(1)
  })

  it('passes other workloads and does not count other services', () => {
    const object = workload('Deployment', { containers: [{ name: 'x', image: 'shop/distiller:1' }] })
    expect(judge(clusterTiller, object)).toBe('healthy')
    expect(judge(clusterTiller, { ...service, metadata: { name: 'helm', labels: { app: 'helm' } } })).toBe(
      'not-applicable: the service is not that of Tiller',
    )
  })
})
