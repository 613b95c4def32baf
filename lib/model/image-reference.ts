/** The parts of an image reference, normalised as the Docker reference grammar does. */
export type ImageReference = { registry: string; repository: string; tag: string | null; digest: string | null }

const digestPattern = /^sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})$/

/**
 * Splits `nginx`, `nginx:1.27`, `ghcr.io/a/b@sha256:…` and `docker-pullable://…` into normalised parts.
 * `repository` includes the registry (`docker.io/library/nginx`). Returns null for what is no reference,
 * such as a file name or a bare image id.
 * Rule: github.com/distribution/reference, `ParseNormalizedNamed`.
 */
export function parseImageReference(text: string): ImageReference | null {
  const bare = text.trim().replace(/^[a-z-]+:\/\//, '')
  if (!bare || bare.length > 4096 || /\s/.test(bare) || digestPattern.test(bare)) return null
  const [named, digest] = splitOnce(bare, '@')
  if (digest !== null && !digestPattern.test(digest)) return null
  const slash = named.lastIndexOf('/')
  const colon = named.indexOf(':', slash + 1)
  const path = colon < 0 ? named : named.slice(0, colon)
  const tag = colon < 0 ? null : named.slice(colon + 1)
  if (tag !== null && !/^[\w][\w.-]{0,127}$/.test(tag)) return null
  const first = path.indexOf('/') < 0 ? '' : path.slice(0, path.indexOf('/'))
  const hasHost = first.includes('.') || first.includes(':') || first === 'localhost'
  const registry = hasHost ? (first === 'index.docker.io' ? 'docker.io' : first) : 'docker.io'
  const rest = hasHost ? path.slice(first.length + 1) : path
  const name = registry === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest
  if (!/^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/.test(name)) return null
  return { registry, repository: `${registry}/${name}`, tag: tag ?? (digest ? null : 'latest'), digest }
}

function splitOnce(text: string, mark: string): [string, string | null] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)]
}
