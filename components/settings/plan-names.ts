import { formatFacts, formats } from '@/lib/model/format'
import type { Plan } from '@/lib/model/plan'

export const planNames = {
  kubernetes: 'Kubernetes',
  registries: 'Registries',
  hosts: 'Hosts',
} as const satisfies Record<Plan, string>

/** What the plan lets in, beside every other plan that is on: the names of the tools. */
export function toolsOfPlan(plan: Plan): string[] {
  return formats
    .filter((format) => formatFacts[format].plans.some((name) => name === plan))
    .map((format) => formatFacts[format].name)
}

/** The tools whose reports are refused once this plan goes off, as no other plan that is on lets them in. */
export function toolsLost(plan: Plan, on: readonly Plan[]): string[] {
  const left = on.filter((name) => name !== plan)
  return formats
    .filter((format) => {
      const plans: readonly Plan[] = formatFacts[format].plans
      return plans.includes(plan) && !plans.some((name) => left.includes(name))
    })
    .map((format) => formatFacts[format].name)
}
