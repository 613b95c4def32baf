import { readRoute } from '@/lib/http/read-route'
import { listAlertOwners } from '@/lib/queries/list-alert-owners'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listAlertOwners)
