import { readRoute } from '@/lib/http/read-route'
import { readAssetCounts } from '@/lib/queries/read-asset-counts'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readAssetCounts)
