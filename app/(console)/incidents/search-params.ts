import { searchHref } from '@/lib/client/search-params'

/** All that the URL of the page holds, named as the API names it. */
export const incidentParamNames = ['environment', 'status', 'severity', 'since'] as const
export type IncidentParams = Partial<Record<(typeof incidentParamNames)[number], string>>

/** A link to this page with some of it changed; null takes a part out. */
export function incidentsHref(
  params: IncidentParams,
  changes: Partial<Record<(typeof incidentParamNames)[number], string | null>> = {},
): string {
  return searchHref('/incidents', params, changes)
}
