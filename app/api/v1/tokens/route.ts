import { createPersonalToken } from '@/lib/commands/create-personal-token'
import { readRoute } from '@/lib/http/read-route'
import { writeRoute } from '@/lib/http/write-route'
import { listPersonalTokens } from '@/lib/queries/list-personal-tokens'

export const dynamic = 'force-dynamic'
export const GET = readRoute(listPersonalTokens)
export const POST = writeRoute(createPersonalToken, 201)
