import { rotateCollector } from '@/lib/commands/rotate-collector'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'
export const POST = writeRoute(rotateCollector)
