import { readRoute } from '@/lib/http/read-route'
import { listNoise } from '@/lib/queries/list-noise'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listNoise)
