import { readRoute } from '@/lib/http/read-route'
import { readImage } from '@/lib/queries/read-image'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readImage)
