import { readRoute } from '@/lib/http/read-route'
import { listNotificationDeliveries } from '@/lib/queries/list-notification-deliveries'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listNotificationDeliveries)
