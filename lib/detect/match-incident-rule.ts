import { severityRank } from '@/lib/model/severity'
import type { Clue } from './clue'
import type { IncidentRule } from './incident-rules/rule'
import { components, tiedClues } from './tied-clues'

/**
 * The groups of clues that meet a rule, by their places in `clues`, which must be in time order. More clues never
 * make fewer or smaller groups, so it does not matter in which order alerts arrive.
 */
export function matchIncidentRule(clues: readonly Clue[], rule: IncidentRule): number[][] {
  const steps = clues.map((clue) => stepsOf(clue, rule))
  const nodes = [...clues.keys()].filter((at) => (steps[at] ?? []).length > 0)
  if (nodes.length < rule.atLeast) return []
  const tied = tiedClues(clues, rule.ties, rule.withinHours)
  const walked = rule.order === 'any' ? nodes : onChains(nodes, steps, laterOnes(clues, tied), rule)
  return components(walked, tied).filter((part) => {
    const taken = new Set(part.flatMap((at) => steps[at] ?? []))
    const enough = part.length >= rule.atLeast && taken.size >= rule.atLeast
    return enough && part.some((at) => severityRank[clues[at]?.severity ?? 'informational'] >= severityRank[rule.needs])
  })
}

/** Ties between clues of different times alone: what one request raises is one step, whatever it is called. */
function laterOnes(clues: readonly Clue[], tied: readonly ReadonlySet<number>[]): Set<number>[] {
  return tied.map((others, at) => new Set([...others].filter((other) => clues[other]?.first !== clues[at]?.first)))
}

/** The steps of the rule that a clue can be. */
export function stepsOf(clue: Pick<Clue, 'type' | 'tactics'>, rule: IncidentRule): number[] {
  return rule.steps.flatMap(({ types, tactics }, at) =>
    types?.includes(clue.type) || tactics?.some((tactic) => clue.tactics.includes(tactic)) ? [at] : [],
  )
}

/** Clues on a chain of tied ones, each later and a step further on, that is long enough. */
function onChains(
  nodes: readonly number[],
  steps: readonly number[][],
  tied: readonly ReadonlySet<number>[],
  rule: IncidentRule,
): number[] {
  const { atLeast, opensWithFirst = false } = rule
  const last = rule.steps.length - 1
  // Longest chain that ends here at this step or an earlier one; and one that begins here at this step or a later one.
  const before = new Map<number, number[]>()
  for (const at of nodes) {
    const ends = Array.from({ length: last + 1 }, () => 0)
    for (const step of steps[at] ?? []) {
      let longest = 0
      for (const other of tied[at] ?? []) {
        if (other < at && step > 0) longest = Math.max(longest, before.get(other)?.[step - 1] ?? 0)
      }
      ends[step] = opensWithFirst && step > 0 && longest === 0 ? 0 : longest + 1
    }
    for (let step = 1; step <= last; step += 1) ends[step] = Math.max(ends[step] ?? 0, ends[step - 1] ?? 0)
    before.set(at, ends)
  }
  const after = new Map<number, number[]>()
  const kept: number[] = []
  for (const at of nodes.toReversed()) {
    const begins = Array.from({ length: last + 2 }, () => 0)
    for (const step of steps[at] ?? []) {
      let longest = 0
      for (const other of tied[at] ?? []) if (other > at) longest = Math.max(longest, after.get(other)?.[step + 1] ?? 0)
      begins[step] = longest + 1
      const ending = endingAt(at, step, before, tied, opensWithFirst)
      if (ending > 0 && ending + longest >= atLeast) kept.push(at)
    }
    for (let step = last - 1; step >= 0; step -= 1) begins[step] = Math.max(begins[step] ?? 0, begins[step + 1] ?? 0)
    after.set(at, begins)
  }
  return [...new Set(kept)].sort((a, b) => a - b)
}

/** The longest chain that ends at this clue as this step. */
function endingAt(
  at: number,
  step: number,
  before: ReadonlyMap<number, number[]>,
  tied: readonly ReadonlySet<number>[],
  opensWithFirst: boolean,
): number {
  let longest = 0
  for (const other of tied[at] ?? []) {
    if (other < at && step > 0) longest = Math.max(longest, before.get(other)?.[step - 1] ?? 0)
  }
  return opensWithFirst && step > 0 && longest === 0 ? 0 : longest + 1
}
