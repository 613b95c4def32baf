import { readRoute } from '@/lib/http/read-route'
import { listOwners } from '@/lib/queries/list-owners'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listOwners)
