import { readRoute } from '@/lib/http/read-route'
import { readTacticsBoard } from '@/lib/queries/read-tactics-board'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readTacticsBoard)
