import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { hardened, service, workload } from '../testing/workload'
import { nsDefault } from './ns-default'

describe('k8s-ns-default', () => {
  const inNamespace = (namespace: string | null) => {
    const object = workload('Deployment', hardened)
    return { ...object, metadata: { ...object.metadata, namespace } }
  }

  it('finds a workload in the namespace default', () => {
    expect(judge(nsDefault, inNamespace('default'))).toEqual(['metadata.namespace = "default"'])
  })

  it.each(['shop', 'default-shop', 'Default'])('passes namespace %s', (namespace) => {
    expect(judge(nsDefault, inNamespace(namespace))).toBe('healthy')
  })

  it('does not take a missing namespace for default', () => {
    expect(judge(nsDefault, inNamespace(null))).toBe('not-applicable: the object does not say its namespace')
  })

  it('looks at workloads only', () => {
    expect(judge(nsDefault, { ...service, metadata: { name: 'kubernetes', namespace: 'default' } })).toBe(
      'not-applicable: only workloads are looked at',
    )
  })
})
