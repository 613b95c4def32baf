import { z } from 'zod'
import { defineQuery } from '@/lib/operation'

/** Asks whether the person may take data out at all; the list that is exported has its own permission besides. */
export const allowExport = defineQuery({
  permission: 'reports:export',
  input: z.strictObject({}),
  run: () => Promise.resolve(true as const),
})
