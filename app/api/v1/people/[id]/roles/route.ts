import { grantRoles } from '@/lib/commands/grant-roles'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'
export const POST = writeRoute(grantRoles)
