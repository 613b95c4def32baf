import { readRoute } from '@/lib/http/read-route'
import { searchEstate } from '@/lib/queries/search-estate'

export const dynamic = 'force-dynamic'

export const GET = readRoute(searchEstate)
