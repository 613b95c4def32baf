const here = 'http://here.invalid'

/**
 * Where to go after sign-in: a path of this site, or the overview for anything else (another site, a scheme, the
 * sign-in page itself, the API), so that a link cannot send a person away with their trust.
 */
export function returnPath(wanted: string | null | undefined): string {
  const home = '/overview'
  if (!wanted || wanted.length > 2_000 || !wanted.startsWith('/')) return home
  try {
    const url = new URL(wanted, here)
    if (url.origin !== here || url.pathname.startsWith('//')) return home
    url.searchParams.delete('_rsc')
    if (url.pathname === '/' || /^\/(?:sign-in|api)(?:\/|$)/.test(url.pathname)) return home
    return url.pathname + url.search + url.hash
  } catch {
    return home
  }
}

/** The sign-in page that comes back to here. */
export function signInPath(from: string | null | undefined): string {
  const path = returnPath(from)
  return path === '/overview' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`
}
