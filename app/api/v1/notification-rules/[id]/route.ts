import { deleteNotificationRule } from '@/lib/commands/delete-notification-rule'
import { updateNotificationRule } from '@/lib/commands/update-notification-rule'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'

export const PATCH = writeRoute(updateNotificationRule)
export const DELETE = writeRoute(deleteNotificationRule)
