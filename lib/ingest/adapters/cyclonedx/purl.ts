export type Purl = { type: string; namespace: string; name: string; version: string; qualifiers: Map<string, string> }

/** Splits a package URL into its parts, decoded; undefined for what is none. Rule: purl-spec, the canonical form. */
export function parsePurl(text: string | undefined): Purl | undefined {
  const found = /^pkg:\/{0,3}([A-Za-z][\w.+-]{0,40})\/([^?#]{1,1000})(?:\?([^#]{0,4000}))?/.exec(text ?? '')
  const [, type, path, query] = found ?? []
  if (!type || !path) return undefined
  const at = path.lastIndexOf('@')
  // An `@` before the last slash belongs to a scope, as in `@angular/core`.
  const isVersion = at > path.lastIndexOf('/')
  const parts = (isVersion ? path.slice(0, at) : path).split('/').filter((part) => part !== '')
  const name = decoded(parts.at(-1) ?? '')
  if (name === '') return undefined
  const pairs = (query ?? '').split('&').flatMap((pair): [string, string][] => {
    const equals = pair.indexOf('=')
    return equals > 0 ? [[pair.slice(0, equals).toLowerCase(), decoded(pair.slice(equals + 1))]] : []
  })
  return {
    type: type.toLowerCase(),
    namespace: parts.slice(0, -1).map(decoded).join('/'),
    name,
    version: isVersion ? decoded(path.slice(at + 1)) : '',
    qualifiers: new Map(pairs),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
