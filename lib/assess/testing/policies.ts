import { related } from './facts'
import { workload } from './workload'

/** A NetworkPolicy of the namespace `shop`, as a fact. */
export const policy = (spec: unknown, objectKind = 'NetworkPolicy', namespace: string | null = 'shop') => ({
  name: 'policy',
  objectKind,
  namespace,
  spec,
})

export const denyBoth = policy({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] })
export const allows = (app: string, rules: object) => policy({ podSelector: { matchLabels: { app } }, ...rules })

/** A Deployment of the namespace `shop` whose pods carry `app: web`. */
export function web(spec: object = {}) {
  const object = workload('Deployment', { containers: [{ name: 'web', image: 'nginx' }], ...spec })
  const template = { ...(object.spec?.template as object), metadata: { labels: { app: 'web' } } }
  return {
    ...object,
    metadata: { ...object.metadata, name: 'web', namespace: 'shop' },
    spec: { ...object.spec, template },
  }
}

const cloud = { name: 'blue', version: 'v1.35.1', distribution: 'eks' }

/** Facts of a cluster in which these policies, and nothing else, were listed. */
export const guarded = (...policies: ReturnType<typeof policy>[]) =>
  related(
    { 'network-policies': policies, workloads: [{ name: 'web', namespace: 'shop', objectKind: 'Deployment' }] },
    ['network-policy'],
    cloud,
  )
