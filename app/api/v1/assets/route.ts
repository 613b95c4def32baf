import { readRoute } from '@/lib/http/read-route'
import { listAssets } from '@/lib/queries/list-assets'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listAssets)
