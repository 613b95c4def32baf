import { readRoute } from '@/lib/http/read-route'
import { listChecks } from '@/lib/queries/list-checks'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listChecks)
