import { revokeDetectionException } from '@/lib/commands/revoke-detection-exception'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(revokeDetectionException)
