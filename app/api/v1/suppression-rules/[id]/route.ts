import { deleteSuppressionRule } from '@/lib/commands/delete-suppression-rule'
import { updateSuppressionRule } from '@/lib/commands/update-suppression-rule'
import { readRoute } from '@/lib/http/read-route'
import { writeRoute } from '@/lib/http/write-route'
import { readSuppressionRule } from '@/lib/queries/read-suppression-rule'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readSuppressionRule)
export const PATCH = writeRoute(updateSuppressionRule)
export const DELETE = writeRoute(deleteSuppressionRule)
