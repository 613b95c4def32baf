import { readRoute } from '@/lib/http/read-route'
import { listAssetChanges } from '@/lib/queries/list-asset-changes'

export const dynamic = 'force-dynamic'
export const GET = readRoute(listAssetChanges)
