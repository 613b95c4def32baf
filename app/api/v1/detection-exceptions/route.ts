import { createDetectionException } from '@/lib/commands/create-detection-exception'
import { readRoute } from '@/lib/http/read-route'
import { writeRoute } from '@/lib/http/write-route'
import { listDetectionExceptions } from '@/lib/queries/list-detection-exceptions'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listDetectionExceptions)
export const POST = writeRoute(createDetectionException, 201)
