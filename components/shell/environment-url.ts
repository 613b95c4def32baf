/** A link of the console that keeps the chosen environment; an environment already in the link wins. */
export function withEnvironment(href: string, environment: string | null): string {
  if (environment === null) return href
  const [rest = '', hash] = href.split('#', 2)
  const [path = '', query = ''] = rest.split('?', 2)
  const params = new URLSearchParams(query)
  if (!params.has('environment')) params.set('environment', environment)
  return `${path}?${params}${hash === undefined ? '' : `#${hash}`}`
}

/** Places in a list and the open row belong to the environment they were chosen in, so they go when it changes. */
const boundToEnvironment = ['after', 'before', 'cursor', 'open']

/** The same page for another environment (null for all): filters and order stay. */
export function switchEnvironment(path: string, query: string, environment: string | null): string {
  const params = new URLSearchParams(query)
  for (const name of boundToEnvironment) params.delete(name)
  if (environment === null) params.delete('environment')
  else params.set('environment', environment)
  const text = params.toString()
  return text ? `${path}?${text}` : path
}
