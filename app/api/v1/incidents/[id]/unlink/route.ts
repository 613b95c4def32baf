import { unlinkAlert } from '@/lib/commands/unlink-alert'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(unlinkAlert)
