import { readRoute } from '@/lib/http/read-route'
import { listVulnerabilities } from '@/lib/queries/list-vulnerabilities'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listVulnerabilities)
