import { readRoute } from '@/lib/http/read-route'
import { readFinding } from '@/lib/queries/read-finding'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readFinding)
