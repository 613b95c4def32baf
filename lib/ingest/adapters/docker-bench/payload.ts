import { z } from 'zod'

/** The outside shape of docker-bench-security's JSON; results are read one by one. */
export const benchSchema = z.looseObject({
  dockerbenchsecurity: z.string(),
  start: z.number().nullish(),
  end: z.number().nullish(),
  checks: z.number().nullish(),
  tests: z.array(z.looseObject({ id: z.string(), desc: z.string().nullish(), results: z.array(z.unknown()) })),
})
export type Bench = z.infer<typeof benchSchema>

export const resultSchema = z.looseObject({
  id: z.string().regex(/^[0-9a-z]{1,4}(?:\.[0-9a-z]{1,4}){0,4}$/i, 'is no number of a test'),
  desc: z.string().nullish(),
  result: z.string(),
  details: z.string().nullish(),
  items: z.array(z.string()).nullish(),
  remediation: z.string().nullish(),
})
export type BenchResult = z.infer<typeof resultSchema>
