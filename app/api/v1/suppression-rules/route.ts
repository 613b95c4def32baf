import { createSuppressionRule } from '@/lib/commands/create-suppression-rule'
import { readRoute } from '@/lib/http/read-route'
import { writeRoute } from '@/lib/http/write-route'
import { listSuppressionRules } from '@/lib/queries/list-suppression-rules'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listSuppressionRules)
export const POST = writeRoute(createSuppressionRule, 201)
