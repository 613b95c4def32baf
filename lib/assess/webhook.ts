import type { Webhook } from '@/lib/model/kubernetes-cluster'

/** Engines whose webhooks decide what may run. */
const guards = /kyverno|gatekeeper|sigstore|cosign|kubewarden|connaisseur|ratify|stackrox|neuvector|jspolicy/i

/** True when the webhook belongs to an engine that enforces policies. */
export const isGuard = (configuration: string, { name, clientConfig }: Webhook) =>
  guards.test(configuration) ||
  guards.test(name) ||
  guards.test(clientConfig?.service?.name ?? '') ||
  guards.test(clientConfig?.service?.namespace ?? '')

const isSet = (selector: object | null | undefined) => Object.keys(selector ?? {}).length > 0

/** True when a failure of the webhook also stops the pods of the cluster itself. */
export function catchesSystemPods({ rules, namespaceSelector, objectSelector, matchConditions }: Webhook): boolean {
  const pods = (rules ?? []).some(({ resources }) =>
    (resources ?? []).some((name) => ['*', '*/*', 'pods', 'pods/*'].includes(name)),
  )
  return pods && !isSet(namespaceSelector) && !isSet(objectSelector) && (matchConditions ?? []).length === 0
}
