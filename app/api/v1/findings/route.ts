import { readRoute } from '@/lib/http/read-route'
import { listFindings } from '@/lib/queries/list-findings'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listFindings)
