import type { Format } from '@/lib/model/format'

/** Where and when a scenario takes place. `tag` makes its names differ from those of another run. */
export type Stage = { at(minutes: number): Date; tag: string; cluster: string }

/** One thing that happens: what a tool would send of it. */
export type AttackStep = {
  minutes: number
  format: Extract<Format, 'kubernetes-audit' | 'falco'>
  says: string
  body: (stage: Stage) => object
}

/** An attack from beginning to end, as its traces in the tools' own formats. */
export type AttackScenario = {
  id: string
  name: string
  description: string
  /** The incident rule that it must meet, how bad that is, and the steps' alerts in their order. */
  expects: { rule: string; severity: 'critical' | 'high'; alerts: readonly string[] }
  steps: readonly AttackStep[]
}
