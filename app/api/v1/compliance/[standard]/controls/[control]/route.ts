import { readRoute } from '@/lib/http/read-route'
import { readComplianceControl } from '@/lib/queries/read-compliance-control'

export const dynamic = 'force-dynamic'
export const GET = readRoute(readComplianceControl)
