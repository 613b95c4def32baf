import { writeRoute } from '@/lib/http/write-route'
import { extendExemption } from '@/lib/commands/extend-exemption'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(extendExemption)
