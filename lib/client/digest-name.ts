/** `sha256:9f2c41d7e0b3…` → `9f2c41d7e0b3`: enough to tell one image or layer from another at a glance. */
export function digestName(digest: string, length = 12): string {
  const colon = digest.indexOf(':')
  return digest.slice(colon + 1, colon + 1 + length)
}

/** `registry.example/booking/web:1.2` → its registry, path and last part, without tag or digest. */
export function imageNameParts(name: string): { registry: string | null; path: string; short: string } {
  const bare = name.replace(/@.*$/, '').replace(/:[\w][\w.-]*$/, '')
  const slash = bare.indexOf('/')
  const host = slash < 0 ? '' : bare.slice(0, slash)
  const hasHost = host.includes('.') || host.includes(':') || host === 'localhost'
  const path = hasHost ? bare.slice(slash + 1) : bare
  const registry = hasHost ? host : null
  return { registry, path, short: registry === 'docker.io' ? path.replace(/^library\//, '') : path }
}
