import { updateEnvironment } from '@/lib/commands/update-environment'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'
export const PATCH = writeRoute(updateEnvironment)
