import { readRoute } from '@/lib/http/read-route'
import { readDetection } from '@/lib/queries/read-detection'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readDetection)
