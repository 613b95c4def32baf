import { readRoute } from '@/lib/http/read-route'
import { listControls } from '@/lib/queries/list-controls'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listControls)
