import { expect, it } from 'vitest'
import { withContext } from '@/lib/assess/testing/workload'
import { makeEnvironment } from '@/lib/store/testing'
import { listRecommendationResources } from './list-recommendation-resources'
import { readOverview } from './read-overview'
import { postureReader, privileged, storeWorkloads } from './testing/posture'

const writable = withContext({ readOnlyRootFilesystem: false })
const checkId = 'k8s-pod-readonly-rootfs'
const hour = (at: number) => `2026-11-10T${at}:00:00.000Z`

/** The names as two pages after two show them. */
async function order(environment: string): Promise<string[]> {
  const context = postureReader([environment])
  const names: string[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const filter = { checkId, environment, limit: 2, ...(cursor === undefined ? {} : { cursor }) }
    const page = await listRecommendationResources(context, filter)
    names.push(...page.items.map((row) => row.name))
    cursor = page.next
  }
  return names
}

it('lists what can be reached and what is privileged first, page by page, and follows when that changes', async () => {
  const environment = await makeEnvironment()
  const careless = withContext({ privileged: true, readOnlyRootFilesystem: false })
  const objects = { inner: writable, node: writable, strong: careless, web: writable, edge: careless }
  await storeWorkloads(environment, objects, hour(10), {
    node: { hostPort: true },
    web: { exposed: 'external' },
    edge: { exposed: 'external' },
  })
  expect(await order(environment)).toEqual(['edge', 'web', 'strong', 'node', 'inner'])
  await storeWorkloads(environment, { ...objects, edge: writable }, hour(11), { inner: { exposed: 'external' } })
  expect((await order(environment)).slice(0, 2)).toEqual(['inner', 'strong'])
})

it('tells in the ranking that the place to begin is privileged', async () => {
  const environment = await makeEnvironment()
  await storeWorkloads(environment, { web: privileged }, hour(10), { web: { exposed: 'external' } })
  const { first } = await readOverview(postureReader([environment]), { environment })
  const action = first.find((one) => one.id === 'k8s-pod-privileged')
  expect(action?.reasons.map((reason) => reason.kind)).toEqual(['exposed', 'privileged'])
})
