import { rotateChannelSecret } from '@/lib/commands/rotate-channel-secret'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(rotateChannelSecret)
