import { createUser } from '@/lib/commands/create-user'
import { readRoute } from '@/lib/http/read-route'
import { writeRoute } from '@/lib/http/write-route'
import { listPeople } from '@/lib/queries/list-people'

export const dynamic = 'force-dynamic'
export const GET = readRoute(listPeople)
export const POST = writeRoute(createUser, 201)
