import { readRoute } from '@/lib/http/read-route'
import { readNotificationDelivery } from '@/lib/queries/read-notification-delivery'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readNotificationDelivery)
