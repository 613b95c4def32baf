import { createEnvironment } from '@/lib/commands/create-environment'
import { readRoute } from '@/lib/http/read-route'
import { writeRoute } from '@/lib/http/write-route'
import { listEnvironments } from '@/lib/queries/list-environments'

export const dynamic = 'force-dynamic'
export const GET = readRoute(listEnvironments)
export const POST = writeRoute(createEnvironment, 201)
