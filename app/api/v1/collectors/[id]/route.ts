import { updateCollector } from '@/lib/commands/update-collector'
import { readRoute } from '@/lib/http/read-route'
import { writeRoute } from '@/lib/http/write-route'
import { readCollector } from '@/lib/queries/read-collector'

export const dynamic = 'force-dynamic'
export const GET = readRoute(readCollector)
export const PATCH = writeRoute(updateCollector)
