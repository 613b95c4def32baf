import { record, text } from '../trivy/fields'

/** `via`: what makes two results about one subject two, when it is judged together with its bindings and roles. */
export type Subject = {
  group: string
  kind: string
  namespace: string | null
  name: string
  isOfFile: boolean
  via?: string
}

/**
 * The object that a result is about: from the object itself where the report carries it, else from its id,
 * `group/version/namespace/Kind/name`, which for a file has `path=…/api=` before it.
 */
export function subjectOf(resourceId: string, object: unknown): Subject | null {
  const isOfFile = resourceId.includes('path=')
  const raw = record(object)
  const metadata = record(raw?.metadata)
  const kind = text(raw?.kind)
  // Subjects of role bindings stand in Kubescape's own shape, without metadata.
  // A file may leave the name to the API server.
  const unnamed = isOfFile ? (text(metadata?.generateName) ?? '(without a name)') : undefined
  const name = text(metadata?.name) ?? text(raw?.name) ?? unnamed
  if (raw && kind && name) {
    const [group] = splitVersion(text(raw.apiVersion) ?? text(raw.apiGroup) ?? '')
    const namespace = text(metadata?.namespace) ?? text(raw.namespace) ?? null
    const isJoined = Array.isArray(raw.relatedObjects)
    return { group, kind, namespace, name, isOfFile, ...(isJoined && { via: resourceId.slice(0, 1_000) }) }
  }
  const [group, , namespace, named, ...rest] = resourceId.replace(/^.*?api=/, '').split('/')
  const last = rest.join('/')
  const shown = last || unnamed
  if (group === undefined || !named || !shown) return null
  return { group, kind: named, namespace: namespace || null, name: shown, isOfFile }
}

function splitVersion(apiVersion: string): [string, string] {
  const at = apiVersion.indexOf('/')
  return at < 0 ? ['', apiVersion] : [apiVersion.slice(0, at), apiVersion.slice(at + 1)]
}

/** Where in a repository the object was read: the file's path. */
export function fileOf(resource: unknown): string | undefined {
  const raw = record(resource)
  return text(record(raw?.source)?.relativePath) ?? text(record(raw?.object)?.sourcePath)
}
