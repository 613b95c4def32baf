import { deleteChannel } from '@/lib/commands/delete-channel'
import { updateChannel } from '@/lib/commands/update-channel'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'

export const PATCH = writeRoute(updateChannel)
export const DELETE = writeRoute(deleteChannel)
