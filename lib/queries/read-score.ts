import { z } from 'zod'
import type { Score } from '@/lib/model/posture'
import { defineQuery } from '@/lib/operation'
import { environmentInput } from './environments-in-scope'
import { readStanding, scoreOver } from './posture-standing'
import { settledEnvironments } from './settled-environments'

/** The secure score over the environments in scope, or of the one asked for. */
export const readScore = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ environment: environmentInput }),
  async run({ db, scope }, { environment }): Promise<Score> {
    return scoreOver(await readStanding(db, await settledEnvironments(db, scope, environment)))
  },
})
