import { resetPassword } from '@/lib/commands/reset-password'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'
export const POST = writeRoute(resetPassword)
