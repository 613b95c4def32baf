import { readRoute } from '@/lib/http/read-route'
import { readEntity } from '@/lib/queries/read-entity'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readEntity)
