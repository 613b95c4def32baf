import { readRoute } from '@/lib/http/read-route'
import { listNamespacePosture } from '@/lib/queries/list-namespace-posture'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listNamespacePosture)
