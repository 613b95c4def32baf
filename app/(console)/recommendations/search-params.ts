import { z } from 'zod'
import { controlIdSchema, type ControlId } from '@/lib/model/control'
import { resourceStatuses, type ResourceStatus } from '@/lib/model/posture'
import { severitySchema, type Severity } from '@/lib/model/severity'
import { readParam, type PageParams } from '../overview/search-params'

export const listViews = ['control', 'risk'] as const
export const listStates = ['unhealthy', 'healthy', 'exempt', 'not-applicable'] as const
type ListState = (typeof listStates)[number]

/** What the URL of the recommendations says. Values that nothing knows are left out, so that a link never breaks. */
export type RecommendationState = {
  environment?: string | undefined
  severity: Severity[]
  status: ListState[]
  q?: string | undefined
  /** Only failures of this person; only those past their due date. */
  owner?: string | undefined
  overdue: boolean
  view: (typeof listViews)[number]
  /** Open controls; null opens the one of the open recommendation, else the first. */
  expanded: ControlId[] | null
  /** Of the open recommendation: which resources are listed and which one is open. */
  tab: ResourceStatus
  resource?: string | undefined
}

function readList<Value extends string>(text: string | undefined, schema: z.ZodType<Value>): Value[] {
  return (text ?? '').split(',').flatMap((part) => {
    const parsed = schema.safeParse(part)
    return parsed.success ? [parsed.data] : []
  })
}

export function readRecommendationState(params: PageParams): RecommendationState {
  const expanded = readParam(params, 'expanded')
  const resource = z.uuid().safeParse(readParam(params, 'resource'))
  return {
    environment: readParam(params, 'environment'),
    severity: readList(readParam(params, 'severity'), severitySchema),
    status: readList(readParam(params, 'status'), z.enum(listStates)),
    q: readParam(params, 'q')?.slice(0, 200),
    owner: readParam(params, 'owner')?.slice(0, 100),
    overdue: readParam(params, 'overdue') === 'true',
    view: z.enum(listViews).catch('control').parse(readParam(params, 'view')),
    expanded: expanded === undefined ? null : readList(expanded, controlIdSchema),
    tab: z.enum(resourceStatuses).catch('unhealthy').parse(readParam(params, 'tab')),
    resource: resource.success ? resource.data : undefined,
  }
}

/** The URL of a state: the list, or with `open` the recommendation beside it. Defaults are left out. */
export function recommendationHref(state: RecommendationState, open: string | null = null): string {
  const search = new URLSearchParams()
  const set = (name: string, value: string | undefined) => value && search.set(name, value)
  set('environment', state.environment)
  set('severity', state.severity.join(','))
  set('status', state.status.join(','))
  set('q', state.q)
  set('owner', state.owner)
  set('overdue', state.overdue ? 'true' : undefined)
  set('view', state.view === 'control' ? undefined : state.view)
  set('expanded', state.expanded === null ? undefined : state.expanded.join(',') || 'none')
  if (open !== null) {
    set('tab', state.tab === 'unhealthy' ? undefined : state.tab)
    set('resource', state.resource)
  }
  const path = open === null ? '/recommendations' : `/recommendations/${encodeURIComponent(open)}`
  return search.size > 0 ? `${path}?${search.toString()}` : path
}

/** How many filters narrow the list. */
export const filterCount = (state: RecommendationState): number =>
  Number(state.severity.length > 0) +
  Number(state.status.length > 0) +
  Number(state.q !== undefined) +
  Number(state.owner !== undefined) +
  Number(state.overdue)

/** What the API is asked for this state. */
export const listFilters = (state: RecommendationState) => ({
  environment: state.environment,
  severity: state.severity.length > 0 ? state.severity.join(',') : undefined,
  status: state.status.length > 0 ? state.status.join(',') : undefined,
  q: state.q,
  owner: state.owner,
  overdue: state.overdue ? ('true' as const) : undefined,
})

/** What the API is asked for the resources of the open recommendation. */
export const resourceFilters = ({ environment, tab, owner, overdue }: RecommendationState) => ({
  environment,
  status: tab,
  ...(tab === 'unhealthy' ? { owner, overdue: overdue ? ('true' as const) : undefined } : {}),
})
