import { readRoute } from '@/lib/http/read-route'
import { readAsset } from '@/lib/queries/read-asset'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readAsset)
