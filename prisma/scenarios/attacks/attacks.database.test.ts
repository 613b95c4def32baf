import { beforeEach, describe, expect, it } from 'vitest'
import { admin, as, makePerson, type Person } from '@/lib/commands/testing/people'
import { db } from '@/lib/db'
import { makeCollector, send } from '@/lib/ingest/testing'
import { readIncident } from '@/lib/queries/read-incident'
import { makeEnvironment } from '@/lib/store/testing'
import { attackScenarios, type AttackScenario, type Stage } from '.'

let here = ''
let ines: Person
beforeEach(async () => {
  here = await makeEnvironment()
  ines = await makePerson([admin()])
})

const began = Date.now() - 3 * 3_600_000
const stageOf = (cluster: string, tag: string): Stage => ({
  cluster,
  tag,
  at: (minutes) => new Date(began + minutes * 60_000),
})

async function play(
  { steps }: AttackScenario,
  clusterOf: (step: number) => string,
  tell = (text: string, _step: number) => text,
) {
  const collector = await makeCollector(here, ['kubernetes-audit', 'falco'])
  for (const [step, { format, body }] of steps.entries()) {
    const cluster = clusterOf(step)
    const headers = { 'plimsoll-cluster': cluster, 'plimsoll-sample': 'true' }
    await send(collector, format, tell(JSON.stringify(body(stageOf(cluster, 'x1'))), step), headers)
  }
}

/** The same told of other people, accounts, places and images in each step. */
const estranged = (text: string, step: number) =>
  text
    .replaceAll('x1', `x${step + 2}`)
    .replaceAll('admin-user', `admin-${step}`)
    .replaceAll('"namespace":"kubernetes-dashboard"', `"namespace":"dashboard-${step}"`)
    .replaceAll('namespaces/kubernetes-dashboard', `namespaces/dashboard-${step}`)
    .replaceAll('serviceaccount:kubernetes-dashboard', `serviceaccount:dashboard-${step}`)
    .replaceAll('serviceaccounts:kubernetes-dashboard', `serviceaccounts:dashboard-${step}`)
    .replaceAll('"container.image.repository":"docker.io/', `"container.image.repository":"docker.io/other-${step}/`)
    .replaceAll(/(203\.0\.113|198\.51\.100)\.\d+/g, `$1.${step + 10}`)

describe.each(attackScenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
  it('is one incident with its alerts in their order, its severity and a story', async () => {
    await play(scenario, () => 'prod-eu-1')
    const found = await db().incident.findMany({ where: { environmentId: here, mergedIntoId: null } })
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([
      [scenario.expects.rule, scenario.expects.severity],
    ])
    const { sentences, lead, alertItems, sample } = await readIncident(as(ines), { id: found[0]?.id ?? '' })
    expect(sample).toBe(true)
    const types = alertItems.map((alert) => alert.type)
    expect([...new Set(types)].filter((type) => scenario.expects.alerts.includes(type))).toEqual(
      scenario.expects.alerts,
    )
    expect(lead.length).toBeGreaterThan(1)
    expect(sentences).toHaveLength(alertItems.length)
  })

  it.each([
    ['in another cluster', (step: number) => `cluster-${step}`, (text: string) => text],
    ['to other things, by other people', () => 'prod-eu-1', estranged],
  ])('is none when every step happens %s', async (_where, clusterOf, tell) => {
    await play(scenario, clusterOf, tell)
    const raised = await db().alert.groupBy({ by: ['type'], where: { environmentId: here } })
    expect(raised.map(({ type }) => type)).toEqual(expect.arrayContaining([...scenario.expects.alerts]))
    expect(await db().incident.findMany({ where: { environmentId: here } })).toEqual([])
  })
})
