import { z } from 'zod'
import type { ControlStanding } from '@/lib/model/posture'
import { defineQuery } from '@/lib/operation'
import { standControls } from './control-standing'
import { environmentInput } from './environments-in-scope'
import { pageInput, type Page } from './page'
import { pageOfAll } from './page-of-all'
import { readStanding } from './posture-standing'
import { settledEnvironments } from './settled-environments'

/** Every security control with its resources, the one that gains most first. */
export const listControls = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ environment: environmentInput, ...pageInput }),
  async run({ db, scope }, { environment, limit, cursor }): Promise<Page<ControlStanding>> {
    const standing = await readStanding(db, await settledEnvironments(db, scope, environment))
    return pageOfAll(standControls(standing), limit, cursor)
  },
})
