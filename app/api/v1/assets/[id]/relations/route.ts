import { readRoute } from '@/lib/http/read-route'
import { listAssetRelations } from '@/lib/queries/list-asset-relations'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listAssetRelations)
