import { exemptionStates } from '@/lib/model/exemption'

export type ExemptionFilters = { environment?: string; state?: string }

/** The filters of the list. States that nothing knows are left out, so that a link never breaks. */
export function knownFilters({ environment, state }: { environment?: string; state?: string }): ExemptionFilters {
  const states = (state ?? '').split(',').filter((one) => exemptionStates.some((known) => known === one))
  return { ...(environment ? { environment } : {}), ...(states.length > 0 ? { state: states.join(',') } : {}) }
}
