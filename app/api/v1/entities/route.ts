import { readRoute } from '@/lib/http/read-route'
import { listEntities } from '@/lib/queries/list-entities'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listEntities)
