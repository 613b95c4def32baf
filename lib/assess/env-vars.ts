import { z } from 'zod'
import type { Pod } from './pod-check'
import type { ContainerRef } from './pod'

const reference = z.looseObject({ name: z.string().nullish(), key: z.string().nullish() })
const variable = z.looseObject({
  name: z.string(),
  value: z.string().nullish(),
  valueFrom: z.looseObject({ secretKeyRef: reference.nullish() }).nullish(),
})
const source = z.looseObject({ prefix: z.string().nullish(), secretRef: reference.nullish() })

export type EnvVar = z.infer<typeof variable> & { path: string; ref: ContainerRef }
export type EnvSource = z.infer<typeof source> & { path: string; ref: ContainerRef }

/** The variables that the containers set, and where each stands. Entries without a name are passed over. */
export function envVarsOf({ containers }: Pod): readonly EnvVar[] {
  const known = read.get(containers)
  if (known) return known
  const found = containers.flatMap((ref) => entriesOf(ref, 'env', variable))
  read.set(containers, found)
  return found
}

// Read by several checks of the same pod, one after another.
const read = new WeakMap<Pod['containers'], readonly EnvVar[]>()

/** What the containers take variables from as a whole (`envFrom`). */
export function envSourcesOf(pod: Pod): EnvSource[] {
  return pod.containers.flatMap((ref) => entriesOf(ref, 'envFrom', source))
}

function entriesOf<T extends object>(ref: ContainerRef, field: 'env' | 'envFrom', schema: z.ZodType<T>) {
  const entries: unknown = ref.container[field]
  if (!Array.isArray(entries)) return []
  return entries.flatMap((entry, index) => {
    const parsed = schema.safeParse(entry)
    return parsed.success ? [{ ...parsed.data, path: `${ref.path}.${field}[${index}]`, ref }] : []
  })
}
