import { readRoute } from '@/lib/http/read-route'
import { listPostureChanges } from '@/lib/queries/list-posture-changes'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listPostureChanges)
