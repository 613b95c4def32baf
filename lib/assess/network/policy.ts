import { z } from 'zod'
import { isEmptySelector, readSelector, type LabelSelector, type Labels } from '../facts/label-selector'
import type { FactTypes } from '../facts/part'
import { readCalicoSelector } from './calico-selector'

export type Direction = 'ingress' | 'egress'

/** A network policy of any make, as far as it says for which pods and directions traffic is closed unless allowed. */
export type Policy = {
  name: string
  /** `NetworkPolicy`, `CiliumNetworkPolicy` … */
  kind: string
  /** Null: it cannot be read, and is taken to select every pod, so that nothing is called open by mistake. */
  selector: LabelSelector | null
  directions: ReadonlySet<Direction>
  /** The rules of a direction that it closes. */
  rules: Readonly<Record<Direction, readonly unknown[]>>
}

const list = z.array(z.unknown()).nullish()
const kubernetesSchema = z.looseObject({
  podSelector: z.unknown(),
  policyTypes: z.array(z.string()).nullish(),
  ingress: list,
  egress: list,
})
const ciliumSchema = z.looseObject({
  endpointSelector: z.unknown(),
  enableDefaultDeny: z.object({ ingress: z.boolean().nullish(), egress: z.boolean().nullish() }).nullish(),
  ingress: list,
  egress: list,
  ingressDeny: list,
  egressDeny: list,
})
const calicoSchema = z.looseObject({
  selector: z.string().nullish(),
  types: z.array(z.string()).nullish(),
  ingress: list,
  egress: list,
})

/** Reads a policy; null when it has the wrong shape or is about nodes. Sources: the APIs of Kubernetes, Cilium, Calico. */
export function readPolicy({ name, objectKind, spec }: FactTypes['network-policies']): Policy | null {
  const kind = objectKind.split('.')[0] ?? objectKind
  if (objectKind.includes('projectcalico') || kind === 'GlobalNetworkPolicy') return readCalico(name, kind, spec)
  if (kind.startsWith('Cilium')) return readCilium(name, kind, spec)
  return kind === 'NetworkPolicy' ? readKubernetes(name, kind, spec) : readAdmin(name, kind, spec)
}

function readKubernetes(name: string, kind: string, spec: unknown): Policy | null {
  const parsed = kubernetesSchema.safeParse(spec)
  const selector = parsed.success ? readSelector(parsed.data.podSelector) : null
  if (!parsed.success || !selector) return null
  const { policyTypes, ingress, egress } = parsed.data
  // Without types a policy closes what comes in, and what goes out only if it has rules for that.
  const types = policyTypes ?? ['Ingress', ...(egress ? ['Egress'] : [])]
  return made(name, kind, selector, types, ingress, egress)
}

function readCilium(name: string, kind: string, spec: unknown): Policy | null {
  const parsed = ciliumSchema.safeParse(spec)
  if (!parsed.success || parsed.data.endpointSelector === undefined) return null
  const { endpointSelector, enableDefaultDeny, ingress, egress, ingressDeny, egressDeny } = parsed.data
  const isClosed = (direction: Direction, rules: unknown, deny: unknown) =>
    enableDefaultDeny?.[direction] ?? (Array.isArray(rules) || Array.isArray(deny))
  const types = [
    ...(isClosed('ingress', ingress, ingressDeny) ? ['Ingress'] : []),
    ...(isClosed('egress', egress, egressDeny) ? ['Egress'] : []),
  ]
  const selector = readSelector(endpointSelector)
  return made(name, kind, selector && withoutSources(selector), types, ingress, egress)
}

function readCalico(name: string, kind: string, spec: unknown): Policy | null {
  const parsed = calicoSchema.safeParse(spec)
  if (!parsed.success) return null
  const { selector, types, ingress, egress } = parsed.data
  const given = types ?? [...(ingress || !egress ? ['Ingress'] : []), ...(egress ? ['Egress'] : [])]
  return made(name, kind, readCalicoSelector(selector), given, ingress, egress)
}

/** Policies of administrators rank before others; which namespaces they are about is not looked into here. */
function readAdmin(name: string, kind: string, spec: unknown): Policy | null {
  const parsed = z.looseObject({ ingress: list, egress: list }).safeParse(spec)
  if (!parsed.success) return null
  const { ingress, egress } = parsed.data
  const types = [...(ingress?.length ? ['Ingress'] : []), ...(egress?.length ? ['Egress'] : [])]
  return made(name, kind, null, types, ingress, egress)
}

type Rules = readonly unknown[] | null | undefined

function made(
  name: string,
  kind: string,
  selector: LabelSelector | null,
  types: readonly string[],
  ingress: Rules,
  egress: Rules,
): Policy {
  const directions = new Set<Direction>()
  if (types.includes('Ingress')) directions.add('ingress')
  if (types.includes('Egress')) directions.add('egress')
  return { name, kind, selector, directions, rules: { ingress: ingress ?? [], egress: egress ?? [] } }
}

/** Cilium writes where a label comes from before its name: `k8s:app`. */
function withoutSources({ pairs, expressions }: LabelSelector): LabelSelector {
  const bare = (name: string) => name.replace(/^(?:k8s|any)[:.]/, '')
  return {
    pairs: pairs.map(([name, value]) => [bare(name), value] as const),
    expressions: expressions.map((one) => ({ ...one, key: bare(one.key) })),
  }
}

export const selectsAll = ({ selector }: Policy) => selector === null || isEmptySelector(selector)

/** Labels of a pod with those that policies of the whole cluster may ask for. */
export const podLabels = (labels: Labels, namespace: string): Labels => ({
  ...labels,
  'io.kubernetes.pod.namespace': namespace,
  'projectcalico.org/namespace': namespace,
})
