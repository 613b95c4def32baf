import { writeRoute } from '@/lib/http/write-route'
import { simulateSuppression } from '@/lib/queries/simulate-suppression'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(simulateSuppression)
