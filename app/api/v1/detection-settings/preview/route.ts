import { readRoute } from '@/lib/http/read-route'
import { previewDetectionException } from '@/lib/queries/preview-detection-exception'

export const dynamic = 'force-dynamic'

export const GET = readRoute(previewDetectionException)
