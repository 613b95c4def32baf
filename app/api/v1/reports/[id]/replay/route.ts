import { replayReport } from '@/lib/commands/replay-report'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'
export const POST = writeRoute(replayReport)
