import { z } from 'zod'

/** What can be switched on for an environment. Reports of a plan that is off are refused. */
export const plans = ['kubernetes', 'registries', 'hosts'] as const
export const planSchema = z.enum(plans)
export type Plan = z.infer<typeof planSchema>
