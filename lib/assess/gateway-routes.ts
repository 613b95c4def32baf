import { z } from 'zod'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import type { ClusterFacts } from './facts/cluster-facts'

const text = z.string().nullish()
const routeSchema = z.object({
  parentRefs: z.array(z.object({ kind: text, name: z.string(), namespace: text, sectionName: text })).nullish(),
  rules: z
    .array(
      z.object({
        backendRefs: z.array(z.unknown()).nullish(),
        filters: z
          .array(z.object({ type: z.string(), requestRedirect: z.object({ scheme: text }).nullish() }))
          .nullish(),
      }),
    )
    .nullish(),
})

/** True when HTTPRoutes hang on this listener and each of them does nothing but send callers to HTTPS. */
export function onlyRedirects(facts: ClusterFacts, gateway: KubernetesObject, listener: string | null | undefined) {
  const { name, namespace = null } = gateway.metadata
  const attached = facts
    .in('entries', namespace)
    .filter(({ objectKind }) => objectKind === 'HTTPRoute')
    .flatMap(({ spec }) => {
      const route = routeSchema.safeParse(spec).data
      const hangs = (route?.parentRefs ?? []).some(
        (parent) =>
          (parent.kind ?? 'Gateway') === 'Gateway' &&
          parent.name === name &&
          (parent.namespace ?? namespace) === namespace &&
          (!parent.sectionName || parent.sectionName === listener),
      )
      return route && hangs ? [route.rules ?? []] : []
    })
  return (
    attached.length > 0 &&
    attached.every(
      (rules) =>
        rules.length > 0 &&
        rules.every(
          ({ backendRefs, filters }) =>
            (backendRefs ?? []).length === 0 &&
            (filters ?? []).some(
              ({ type, requestRedirect }) => type === 'RequestRedirect' && requestRedirect?.scheme === 'https',
            ),
        ),
    )
  )
}
