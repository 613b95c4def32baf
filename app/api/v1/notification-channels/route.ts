import { createChannel } from '@/lib/commands/create-channel'
import { readRoute } from '@/lib/http/read-route'
import { writeRoute } from '@/lib/http/write-route'
import { listNotificationChannels } from '@/lib/queries/list-notification-channels'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listNotificationChannels)
export const POST = writeRoute(createChannel, 201)
