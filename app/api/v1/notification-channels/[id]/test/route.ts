import { testChannel } from '@/lib/commands/test-channel'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(testChannel, 202)
