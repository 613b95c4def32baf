import { readRoute } from '@/lib/http/read-route'
import { readSelftest } from '@/lib/queries/read-selftest'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readSelftest)
