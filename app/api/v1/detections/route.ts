import { readRoute } from '@/lib/http/read-route'
import { listDetections } from '@/lib/queries/list-detections'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listDetections)
