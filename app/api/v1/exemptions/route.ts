import { createExemption } from '@/lib/commands/create-exemption'
import { readRoute } from '@/lib/http/read-route'
import { writeRoute } from '@/lib/http/write-route'
import { listExemptions } from '@/lib/queries/list-exemptions'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listExemptions)
export const POST = writeRoute(createExemption, 201)
