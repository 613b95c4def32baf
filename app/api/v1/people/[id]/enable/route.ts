import { enablePerson } from '@/lib/commands/enable-person'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'
export const POST = writeRoute(enablePerson)
