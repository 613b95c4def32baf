/** The query string of a page as Next hands it over. */
export type PageParams = Record<string, string | string[] | undefined>

/** The first value of a parameter, without blanks; undefined when it is not there or empty. */
export function readParam(params: PageParams, name: string): string | undefined {
  const value = [params[name]].flat()[0]?.trim()
  return value === '' ? undefined : value
}

export type OverviewFilters = { environment?: string | undefined }

/** The overview knows one filter: the environment, by id or name. */
export function readOverviewFilters(params: PageParams): OverviewFilters {
  return { environment: readParam(params, 'environment') }
}
