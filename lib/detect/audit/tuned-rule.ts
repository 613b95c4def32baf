import type { StateRule } from './detection'
import { tunables, type Tunable, type Tuning } from './settings'

/** The numbers of a rule that an environment may set, and what they are without. */
export function tunableOf(rule: StateRule): Partial<Record<Tunable, number>> {
  return Object.fromEntries(
    tunables.flatMap((name): [Tunable, number][] => {
      const value: unknown = Object.hasOwn(rule, name) ? Reflect.get(rule, name) : undefined
      return typeof value === 'number' ? [[name, value]] : []
    }),
  )
}

/** The rule with an environment's numbers in the place of its own; a number that it does not have is ignored. */
export function tunedRule<Rule extends StateRule>(rule: Rule, tuning: Tuning | undefined): Rule {
  if (!tuning) return rule
  const set = Object.entries(tuning).filter(([name]) => typeof Reflect.get(rule, name) === 'number')
  return { ...rule, ...Object.fromEntries(set) }
}
