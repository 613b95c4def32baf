/** The query string of a page as Next gives it. */
export type PageSearch = Promise<Record<string, string | string[] | undefined>>

/** The named filters that are in the query string. Of a name that comes twice the first counts. */
export async function pickSearch<const Name extends string>(
  search: PageSearch,
  names: readonly Name[],
): Promise<Partial<Record<Name, string>>> {
  const given = await search
  const picked: Partial<Record<Name, string>> = {}
  for (const name of names) {
    const value = [given[name]].flat()[0]
    if (value) picked[name] = value
  }
  return picked
}

/** A link to this page with some filters changed; null takes one out. */
export function searchHref(
  path: string,
  current: Readonly<Record<string, string | undefined>>,
  changes: Readonly<Record<string, string | null>> = {},
): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...current, ...changes })) if (value) params.set(name, value)
  return params.size > 0 ? `${path}?${params.toString()}` : path
}
