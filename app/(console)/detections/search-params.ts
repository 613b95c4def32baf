import { alertSeverities, tactics } from '@/lib/model/alert'

export type DetectionFilters = {
  environment?: string
  severity?: string
  tactic?: string
  kind?: string
  state?: string
  q?: string
}

const known = {
  severity: alertSeverities,
  tactic: tactics,
  kind: ['event', 'state', 'inventory'],
  state: ['on', 'off', 'tuned'],
} as const satisfies Record<string, readonly string[]>

/** The filters of the list. Values that nothing knows are left out, so that a link never breaks. */
export function knownFilters(given: DetectionFilters): DetectionFilters {
  const pick = (name: keyof typeof known) => {
    const list: readonly string[] = known[name]
    const values = (given[name] ?? '').split(',').filter((one) => list.includes(one))
    return values.length > 0 ? { [name]: (name === 'state' ? values.slice(0, 1) : values).join(',') } : {}
  }
  return {
    ...(given.environment ? { environment: given.environment } : {}),
    ...pick('severity'),
    ...pick('tactic'),
    ...pick('kind'),
    ...pick('state'),
    ...(given.q ? { q: given.q.slice(0, 200) } : {}),
  }
}
