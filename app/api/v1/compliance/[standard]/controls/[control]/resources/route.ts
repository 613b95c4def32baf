import { readRoute } from '@/lib/http/read-route'
import { listControlResources } from '@/lib/queries/list-control-resources'

export const dynamic = 'force-dynamic'
export const GET = readRoute(listControlResources)
