import { asksForInternal } from '@/lib/model/internal-load-balancer'
import type { Workload } from './gather-workloads'

export type ServiceFacts = {
  namespace: string
  name: string
  type: string
  external: boolean
  selector: Record<string, string>
}

/** Whether a service can be reached from outside the cluster's network. */
export function isExternal(type: string, externalIps: readonly string[], annotations: Record<string, string>): boolean {
  if (externalIps.length > 0 || type === 'NodePort') return true
  return type === 'LoadBalancer' && !asksForInternal(annotations)
}

/**
 * Finds the workloads whose pods a selector picks, in one namespace. Built once per report: labels are indexed,
 * so that thousands of services do not each walk thousands of workloads.
 */
export function workloadMatcher(workloads: readonly Workload[]) {
  const byLabel = new Map<string, Workload[]>()
  for (const workload of workloads) {
    for (const [name, value] of Object.entries(workload.template.labels)) {
      const id = labelId(workload.namespace, name, value)
      const found = byLabel.get(id)
      if (found) found.push(workload)
      else byLabel.set(id, [workload])
    }
  }
  return ({ namespace, selector }: Pick<ServiceFacts, 'namespace' | 'selector'>): Workload[] => {
    const pairs = Object.entries(selector)
    const lists = pairs.map(([name, value]) => byLabel.get(labelId(namespace, name, value)) ?? [])
    const shortest = lists.sort((a, b) => a.length - b.length)[0] ?? []
    return shortest.filter(({ template }) => pairs.every(([name, value]) => template.labels[name] === value))
  }
}

const labelId = (namespace: string | null, name: string, value: string) => `${namespace ?? ''}\n${name}\n${value}`

/** Names of the services that an ingress sends traffic to, each once, sorted. */
export function backendServices(
  spec: { defaultBackend?: Backend; backend?: Backend; rules?: Rule[] | null } | null | undefined,
): string[] {
  const backends = [
    spec?.defaultBackend,
    spec?.backend,
    ...(spec?.rules ?? []).flatMap((rule) => (rule.http?.paths ?? []).map((path) => path.backend)),
  ]
  return [...new Set(backends.flatMap((one) => one?.service?.name ?? one?.serviceName ?? []))].sort()
}

type Backend = { service?: { name: string } | null; serviceName?: string | null } | null | undefined
type Rule = { http?: { paths?: { backend?: Backend }[] | null } | null }

/** Host names of an ingress. */
export function ingressHosts(spec: { rules?: { host?: string | null }[] | null } | null | undefined): string[] {
  return [...new Set((spec?.rules ?? []).flatMap((rule) => rule.host || []))].sort()
}
