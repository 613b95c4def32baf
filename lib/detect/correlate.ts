import type { EntityKind } from '@/lib/model/alert'
import type { Clue } from './clue'
import { incidentRules } from './incident-rules'
import type { IncidentRule } from './incident-rules/rule'
import { matchIncidentRule } from './match-incident-rule'
import { components, tiedClues } from './tied-clues'

/** Alerts that tell one story. */
export type Story = {
  /** In the order of time; at most `mostAlerts`. */
  alerts: string[]
  /** Ids of the rules that they meet, the most telling first. */
  rules: string[]
  /** How many belong to it and were left out, because it is full. */
  left: number
}

/** An incident holds no more alerts: nobody reads a story of a thousand, and one entity must not swallow the estate. */
export const mostAlerts = 100

/** By what an alert joins a story without being one of its steps. */
const joins: readonly EntityKind[] = ['user', 'service-account', 'workload', 'pod', 'ip']
const joinHours = 24

/**
 * Finds the stories in a set of alerts. A story is made of the alerts that meet a rule and of those that share a
 * person, account, workload, pod or outside address with one of them within a day (but not of what shares something
 * with these in turn). Two that have an alert in common are one. The order of `clues` makes no difference, and more
 * clues make stories longer or join them, but never break one up, as long as none is full.
 */
export function correlate(clues: readonly Clue[], rules: readonly IncidentRule[] = incidentRules): Story[] {
  const known = clues
    .filter((clue) => clue.severity !== 'informational')
    .toSorted((a, b) => a.first - b.first || (a.id < b.id ? -1 : 1))
  const near = tiedClues(known, joins, joinHours)
  const groups = rules.flatMap((rule) =>
    matchIncidentRule(known, rule).map((core) => {
      const members = new Set(core)
      for (const at of core) for (const other of near[at] ?? []) members.add(other)
      return { rule: rule.id, core, members }
    }),
  )
  return components([...groups.keys()], sharing(groups)).map((part) => {
    const own = part.flatMap((at) => groups[at] ?? [])
    const core = new Set(own.flatMap((group) => group.core))
    const members = new Set(own.flatMap((group) => [...group.members]))
    const others = [...members].filter((at) => !core.has(at)).sort((a, b) => a - b)
    const all = [...[...core].sort((a, b) => a - b), ...others]
    const kept = all.slice(0, mostAlerts).sort((a, b) => a - b)
    const met = new Set(own.map((group) => group.rule))
    return {
      alerts: kept.flatMap((at) => known[at]?.id ?? []),
      rules: rules.flatMap((rule) => (met.has(rule.id) ? [rule.id] : [])),
      left: all.length - kept.length,
    }
  })
}

/** For each group, those that it has an alert in common with. */
function sharing(groups: readonly { members: ReadonlySet<number> }[]): Set<number>[] {
  const holders = new Map<number, number[]>()
  for (const [at, { members }] of groups.entries()) {
    for (const member of members) holders.set(member, [...(holders.get(member) ?? []), at])
  }
  const shared = groups.map(() => new Set<number>())
  for (const list of holders.values()) {
    for (const one of list) for (const other of list) if (one !== other) shared[one]?.add(other)
  }
  return shared
}
