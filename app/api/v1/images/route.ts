import { readRoute } from '@/lib/http/read-route'
import { listImages } from '@/lib/queries/list-images'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listImages)
