import { readRoute } from '@/lib/http/read-route'
import { listEntityTimeline } from '@/lib/queries/list-entity-timeline'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listEntityTimeline)
