/** Areas of the API; every key of the browser's cache begins with one, so that a whole area can be refreshed. */
export type Area =
  | 'overview'
  | 'score'
  | 'recommendations'
  | 'compliance'
  | 'exemptions'
  | 'governance'
  | 'findings'
  | 'vulnerabilities'
  | 'assets'
  | 'images'
  | 'gate'
  | 'alerts'
  | 'incidents'
  | 'environments'
  | 'collectors'
  | 'reports'
  | 'people'
  | 'tokens'
  | 'audit'
  | 'counts'
  | 'notifications'
  | 'detections'

type Filters = Readonly<Record<string, unknown>>

/** Keys as a hierarchy: area → lists → one list; area → details → one thing. */
export const keys = {
  area: (area: Area) => [area] as const,
  lists: (area: Area) => [area, 'list'] as const,
  list: (area: Area, filters: Filters) => [area, 'list', filters] as const,
  detail: (area: Area, id: string, filters: Filters = {}) => [area, 'detail', id, filters] as const,
}
