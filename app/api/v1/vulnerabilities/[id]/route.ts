import { readRoute } from '@/lib/http/read-route'
import { readVulnerability } from '@/lib/queries/read-vulnerability'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readVulnerability)
