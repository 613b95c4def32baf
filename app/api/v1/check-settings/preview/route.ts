import { readRoute } from '@/lib/http/read-route'
import { previewCheckSetting } from '@/lib/queries/preview-check-setting'

export const dynamic = 'force-dynamic'

export const GET = readRoute(previewCheckSetting)
