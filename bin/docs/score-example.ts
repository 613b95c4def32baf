import { controlScore, overallScore, scopeScore } from '@/lib/assess/score'
import { controls, type ControlId } from '@/lib/model/control'

type Example = {
  name: string
  weight: number
  tallies: readonly { id: ControlId; healthy: number; unhealthy: number }[]
}

/** Two made-up environments; the weight is how many different resources the tallies hold. */
const production: Example = {
  name: 'production',
  weight: 18,
  tallies: [
    { id: 'remediate-vulnerabilities', healthy: 8, unhealthy: 2 },
    { id: 'manage-access', healthy: 3, unhealthy: 5 },
    { id: 'security-configurations', healthy: 6, unhealthy: 2 },
    { id: 'best-practices', healthy: 1, unhealthy: 7 },
  ],
}
const staging: Example = {
  name: 'staging',
  weight: 2,
  tallies: [{ id: 'security-configurations', healthy: 1, unhealthy: 1 }],
}

const factsOf = (id: ControlId) => controls.find((control) => control.id === id) ?? { name: id, max: 0 }
const scoreOf = ({ tallies, weight }: Example) =>
  scopeScore(
    tallies.map(({ id, healthy, unhealthy }) => ({ max: factsOf(id).max, healthy, unhealthy })),
    weight,
  )
const two = (value: number | null) => (value === null ? 'no score' : value.toFixed(2))

/** The worked example of `docs/score.md`, reckoned by the same functions as the score itself. */
export function scoreExample(): string {
  const score = scoreOf(production)
  const other = scoreOf(staging)
  const overall = overallScore([score, other])
  const rows = production.tallies.map(({ id, healthy, unhealthy }) => {
    const { name, max } = factsOf(id)
    const { current, potential, perResource } = controlScore({ max, healthy, unhealthy })
    const sum = max === 0 ? 'gives no points' : `${max} × ${healthy} ÷ ${healthy + unhealthy} = ${two(current)}`
    return `| ${name} | ${max} | ${healthy} | ${unhealthy} | ${sum} | ${two(potential)} | ${two(perResource)} |`
  })
  return [
    [
      '| control | points | healthy | unhealthy | current | still to be won | for each resource |',
      '|---|---|---|---|---|---|---|',
      ...rows,
    ].join('\n'),
    `Score of \`${production.name}\`: ${two(score.current)} of ${score.max} points = **${two(score.percentage)} %**. Controls without resources, and controls without points, are in neither sum.`,
    `With a second environment \`${staging.name}\` at ${two(other.percentage)} %: ${production.name} holds ${score.weight} assessed resources, ${staging.name} ${other.weight}, so both together score (${score.weight} × ${two(score.percentage)} + ${other.weight} × ${two(other.percentage)}) ÷ ${overall.weight} = **${two(overall.percentage)} %**.`,
  ].join('\n\n')
}
