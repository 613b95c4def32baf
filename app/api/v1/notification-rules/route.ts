import { createNotificationRule } from '@/lib/commands/create-notification-rule'
import { readRoute } from '@/lib/http/read-route'
import { writeRoute } from '@/lib/http/write-route'
import { listNotificationRules } from '@/lib/queries/list-notification-rules'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listNotificationRules)
export const POST = writeRoute(createNotificationRule, 201)
