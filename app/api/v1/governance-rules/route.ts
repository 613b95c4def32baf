import { createGovernanceRule } from '@/lib/commands/create-governance-rule'
import { readRoute } from '@/lib/http/read-route'
import { writeRoute } from '@/lib/http/write-route'
import { listGovernanceRules } from '@/lib/queries/list-governance-rules'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listGovernanceRules)
export const POST = writeRoute(createGovernanceRule, 201)
