import { disablePerson } from '@/lib/commands/disable-person'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'
export const POST = writeRoute(disablePerson)
