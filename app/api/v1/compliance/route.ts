import { readRoute } from '@/lib/http/read-route'
import { listStandards } from '@/lib/queries/list-standards'

export const dynamic = 'force-dynamic'
export const GET = readRoute(listStandards)
