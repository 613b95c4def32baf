import { z } from 'zod'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { onceOf, type ClusterFacts } from '../facts/cluster-facts'
import type { FactTypes } from '../facts/part'

export type BindingFact = FactTypes['bindings']
export type Subject = { kind: string; name: string; namespace?: string | null }

const bindingSchema = z.object({
  roleRef: z.object({ kind: z.string(), name: z.string() }),
  subjects: z
    .array(z.object({ kind: z.string(), name: z.string(), namespace: z.string().nullish() }))
    .nullish()
    .transform((subjects) => subjects ?? []),
})

/** Role and subjects of a binding. Throws TypeError when they have the wrong shape. */
export function bindingOf(object: KubernetesObject): z.infer<typeof bindingSchema> {
  const parsed = bindingSchema.safeParse(object)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new TypeError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unreadable'}`)
}

/** `shop/web` when the subject is a service account, under its own name or that of the user the API server makes of it. */
export function accountOf({ kind, name, namespace }: Subject): string | null {
  if (kind === 'ServiceAccount') return namespace ? `${namespace}/${name}` : null
  const [, place, account] = (kind === 'User' && /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name)) || []
  return place && account ? `${place}/${account}` : null
}

/** One name for a role, wherever a binding names it: a Role is meant in the binding's own namespace. */
export const roleId = (role: string, namespace: string | null) =>
  role.startsWith('ClusterRole/') ? role : `${namespace ?? ''}/${role}`

const byRole = onceOf((facts) => {
  const index = new Map<string, BindingFact[]>()
  for (const binding of facts.all('bindings')) {
    const id = roleId(binding.role, binding.namespace)
    const found = index.get(id)
    if (found) found.push(binding)
    else index.set(id, [binding])
  }
  return index
})

/** The bindings that grant a role. */
export function bindingsTo(facts: ClusterFacts, { kind, metadata }: KubernetesObject): readonly BindingFact[] {
  const id = roleId(`${kind}/${metadata.name}`, metadata.namespace ?? null)
  // A binding without subjects grants nothing to anybody.
  return (byRole(facts).get(id) ?? []).filter(({ subjects }) => subjects.length > 0)
}
