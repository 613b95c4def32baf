import { killChain } from './kill-chain'
import { patterns } from './patterns'
import type { IncidentRule } from './rule'

/** All rules, the most telling first: the first that holds names the incident. */
export const incidentRules: readonly IncidentRule[] = [...patterns, killChain]

/** The rule of this id; undefined for one of another version. */
export const incidentRule = (id: string): IncidentRule | undefined => incidentRules.find((rule) => rule.id === id)
