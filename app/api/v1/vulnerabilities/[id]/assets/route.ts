import { readRoute } from '@/lib/http/read-route'
import { listAffectedAssets } from '@/lib/queries/list-affected-assets'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listAffectedAssets)
