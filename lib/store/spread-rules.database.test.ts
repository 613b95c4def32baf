import { describe, expect, it } from 'vitest'
import { mapRules } from '@/lib/ingest/map-rules'
import { db } from '@/lib/db'
import type { Observation, ObservedScope } from '@/lib/model/observation'
import { miscounts } from './miscounts'
import { makeEnvironment, observe, store } from './testing'

const cluster = 'k8s/one'
const workload = (name: string) => `${cluster}/apps/Deployment/shop/${name}`
const privileged = 'K8sPSPPrivilegedContainer/p'
const labels = 'K8sRequiredLabels/l'

/** What Gatekeeper says: which object breaks which constraint, and which constraints it lists in full. */
const audit = (day: number, broken: [string, string][], whole: string[]): Observation => {
  const names = [...new Set(broken.map(([name]) => name))]
  const covered = names.map((name): ObservedScope => ({
    type: 'findings',
    asset: workload(name),
    kinds: ['misconfiguration'],
    rules: whole,
    complete: true,
  }))
  return mapRules(
    observe({
      source: 'gatekeeper',
      evidenceAt: `2026-11-0${day}T10:00:00.000Z`,
      assets: [
        { kind: 'cluster', key: cluster, name: 'one', mentioned: true },
        ...names.map((name) => ({
          kind: 'workload' as const,
          key: workload(name),
          name,
          namespace: 'shop',
          cluster,
          mentioned: true,
        })),
      ],
      scopes: [...covered, { type: 'rules', cluster, rules: whole, complete: true }],
      findings: broken.map(([name, rule]) => ({
        asset: workload(name),
        kind: 'misconfiguration',
        rule,
        title: rule,
        severity: 'medium',
        identity: [],
      })),
    }),
  )
}

async function standing(environmentId: string) {
  const faults = await db().finding.findMany({ where: { environmentId, open: true } })
  const verdicts = await db().witness.findMany({ where: { environmentId } })
  expect(await miscounts(environmentId)).toEqual([])
  return { faults: faults.map((row) => row.rule).toSorted(), verdicts: verdicts.map((row) => row.checkId).toSorted() }
}

describe('rules that every object of a cluster was held against', () => {
  it('take back what they no longer name, faults and verdicts', async () => {
    const environmentId = await makeEnvironment()
    const both = [privileged, labels]
    await store(
      environmentId,
      audit(
        1,
        [
          ['web', privileged],
          ['web', labels],
          ['api', privileged],
        ],
        both,
      ),
    )
    expect(await standing(environmentId)).toEqual({
      faults: [labels],
      verdicts: ['k8s-pod-privileged', 'k8s-pod-privileged'],
    })
    await store(environmentId, audit(2, [['api', privileged]], both))
    expect(await standing(environmentId)).toEqual({ faults: [], verdicts: ['k8s-pod-privileged'] })
    await store(environmentId, audit(3, [], both))
    expect(await standing(environmentId)).toEqual({ faults: [], verdicts: [] })
  })

  it('take back nothing by rules that they do not list in full', async () => {
    const environmentId = await makeEnvironment()
    await store(
      environmentId,
      audit(
        1,
        [
          ['web', privileged],
          ['web', labels],
        ],
        [privileged, labels],
      ),
    )
    await store(environmentId, audit(2, [], [labels]))
    expect(await standing(environmentId)).toEqual({ faults: [], verdicts: ['k8s-pod-privileged'] })
    await store(environmentId, audit(3, [], []))
    expect(await standing(environmentId)).toMatchObject({ verdicts: ['k8s-pod-privileged'] })
  })
})

describe('a report of some rules', () => {
  const scan = (day: number, rules: string[], found: string[]) =>
    observe({
      source: 'kubescape',
      evidenceAt: `2026-11-0${day}T10:00:00.000Z`,
      assets: [
        { kind: 'cluster', key: cluster, name: 'one', mentioned: true },
        { kind: 'workload', key: workload('web'), name: 'web', namespace: 'shop', cluster, mentioned: true },
      ],
      scopes: [{ type: 'findings', asset: workload('web'), kinds: ['misconfiguration'], rules, complete: true }],
      findings: found.map((rule) => ({
        asset: workload('web'),
        kind: 'misconfiguration',
        rule,
        title: rule,
        severity: 'low',
        identity: [],
      })),
    })

  it('takes back faults by those rules and no others', async () => {
    const environmentId = await makeEnvironment()
    await store(environmentId, scan(1, ['A', 'B'], ['A', 'B']))
    await store(environmentId, scan(2, ['B', 'C'], ['C']))
    expect((await standing(environmentId)).faults).toEqual(['A', 'C'])
    // The same words as on the first day, but the second day has taken B back since: it is open again.
    await store(environmentId, scan(3, ['A', 'B'], ['A', 'B']))
    expect((await standing(environmentId)).faults).toEqual(['A', 'B', 'C'])
    await store(environmentId, scan(1, ['A', 'B'], []))
    expect((await standing(environmentId)).faults).toEqual(['A', 'B', 'C'])
  })
})
