import { updateDetectionSetting } from '@/lib/commands/update-detection-setting'
import { readRoute } from '@/lib/http/read-route'
import { writeRoute } from '@/lib/http/write-route'
import { listDetectionSettings } from '@/lib/queries/list-detection-settings'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listDetectionSettings)
export const PATCH = writeRoute(updateDetectionSetting)
