import { switchSuppressionRule } from '@/lib/commands/switch-suppression-rule'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(switchSuppressionRule)
