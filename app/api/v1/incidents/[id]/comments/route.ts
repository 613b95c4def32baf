import { commentIncident } from '@/lib/commands/comment-incident'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(commentIncident, 201)
