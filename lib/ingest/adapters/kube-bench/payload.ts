import { z } from 'zod'

/** The outside shape of kube-bench's JSON: groups of tests with their results; results are read one by one. */
const word = z.string().nullish()
const count = z.number().nullish()

export const controlsSchema = z.looseObject({
  id: word,
  version: word,
  text: word,
  node_type: word,
  total_pass: count,
  total_fail: count,
  total_warn: count,
  tests: z.array(z.looseObject({ section: word, desc: word, results: z.array(z.unknown()).nullish() })),
})
export type Controls = z.infer<typeof controlsSchema>

export const resultSchema = z.looseObject({
  test_number: z.string().min(1).max(100),
  test_desc: word,
  status: z.string(),
  actual_value: word,
  expected_result: word,
  remediation: word,
  reason: word,
})
export type BenchResult = z.infer<typeof resultSchema>
