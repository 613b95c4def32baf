/** A name that Kubernetes would take for an object (RBAC names may hold colons); undefined for anything else. */
export function objectName(text: string | undefined): string | undefined {
  return text && text.length <= 253 && /^[A-Za-z0-9][A-Za-z0-9.:_-]*$/.test(text) ? text : undefined
}

/** A cluster's uid or name (an ARN may hold slashes); undefined for what could not be one. */
export function clusterName(text: string | undefined): string | undefined {
  const name = text?.trim()
  return name && name.length <= 512 && /^[\w.:/@ -]+$/.test(name) ? name : undefined
}
