import { writeRoute } from '@/lib/http/write-route'
import { commentAlert } from '@/lib/commands/comment-alert'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(commentAlert, 201)
