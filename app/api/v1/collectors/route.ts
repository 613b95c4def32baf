import { createCollector } from '@/lib/commands/create-collector'
import { readRoute } from '@/lib/http/read-route'
import { writeRoute } from '@/lib/http/write-route'
import { listCollectors } from '@/lib/queries/list-collectors'

export const dynamic = 'force-dynamic'
export const GET = readRoute(listCollectors)
export const POST = writeRoute(createCollector, 201)
