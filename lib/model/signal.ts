import { z } from 'zod'

/** What open pages are told: something of these topics changed in this environment. No content, only a nudge. */
export const signalTopics = ['alerts', 'score', 'collectors', 'reports', 'assets', 'notifications'] as const
export const signalSchema = z.object({ environmentId: z.string(), topics: z.array(z.enum(signalTopics)) })
export type Signal = z.infer<typeof signalSchema>

/** The PostgreSQL channel on which writers tell and web processes listen. */
export const signalChannel = 'plimsoll'
