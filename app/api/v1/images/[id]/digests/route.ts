import { readRoute } from '@/lib/http/read-route'
import { listImageDigests } from '@/lib/queries/list-image-digests'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listImageDigests)
