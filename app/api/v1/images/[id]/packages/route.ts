import { readRoute } from '@/lib/http/read-route'
import { listImagePackages } from '@/lib/queries/list-image-packages'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listImagePackages)
