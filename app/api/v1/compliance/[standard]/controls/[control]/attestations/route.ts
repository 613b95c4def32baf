import { attestControl } from '@/lib/commands/attest-control'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'
export const POST = writeRoute(attestControl, 201)
