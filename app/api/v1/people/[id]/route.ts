import { updatePerson } from '@/lib/commands/update-person'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'
export const PATCH = writeRoute(updatePerson)
