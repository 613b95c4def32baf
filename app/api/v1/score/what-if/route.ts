import { writeRoute } from '@/lib/http/write-route'
import { whatIfScore } from '@/lib/queries/what-if-score'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(whatIfScore)
