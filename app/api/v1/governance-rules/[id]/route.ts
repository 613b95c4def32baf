import { deleteGovernanceRule } from '@/lib/commands/delete-governance-rule'
import { updateGovernanceRule } from '@/lib/commands/update-governance-rule'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'

export const PATCH = writeRoute(updateGovernanceRule)
export const DELETE = writeRoute(deleteGovernanceRule)
