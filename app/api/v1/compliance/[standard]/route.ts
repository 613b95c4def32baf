import { readRoute } from '@/lib/http/read-route'
import { readStandard } from '@/lib/queries/read-standard'

export const dynamic = 'force-dynamic'
export const GET = readRoute(readStandard)
