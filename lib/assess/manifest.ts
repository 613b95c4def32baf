import { stringify } from 'yaml'
import type { Json } from '@/lib/model/json'
import type { KubernetesObject } from '@/lib/model/kubernetes'

/** An object to create with `kubectl apply`, as YAML, with a line of advice above it unless that is empty. */
export function manifest(note: string, object: { [key: string]: Json }): string {
  return `${note && `# ${note}\n`}${stringify(object, { lineWidth: 0 })}`
}

/** A patch that creates something in the namespace that is judged; other objects get none. */
export const namespacePatch =
  (make: (namespace: string) => string) =>
  ({ kind, metadata: { name } }: KubernetesObject): string | null =>
    kind === 'Namespace' ? make(name) : null
