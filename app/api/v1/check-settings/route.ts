import { updateCheckSetting } from '@/lib/commands/update-check-setting'
import { readRoute } from '@/lib/http/read-route'
import { writeRoute } from '@/lib/http/write-route'
import { listCheckSettings } from '@/lib/queries/list-check-settings'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listCheckSettings)
export const PATCH = writeRoute(updateCheckSetting)
