import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import type { AssessmentStatus } from '@/lib/model/assessment'
import type { Observation, ObservedAsset } from '@/lib/model/observation'
import { assetId } from './identity'
import { miscounts } from './miscounts'
import { makeEnvironment, observe, store } from './testing'

const cluster = 'k8s/one'
const key = `${cluster}/apps/Deployment/shop/web`
const check = 'k8s-pod-privileged'
const base: ObservedAsset[] = [{ kind: 'cluster', key: cluster, name: 'one', mentioned: true }]
const web: ObservedAsset = { kind: 'workload', key, name: 'web', namespace: 'shop', cluster }

const says = (
  status: AssessmentStatus | null,
  day: number,
  parts: Partial<Observation> & { complete?: boolean; checks?: string[] } = {},
): Observation => {
  const { complete = true, checks, ...rest } = parts
  return observe({
    source: 'kubescape',
    evidenceAt: `2026-11-0${day}T10:00:00.000Z`,
    assets: [...base, { ...web, mentioned: true }],
    scopes: [{ type: 'witnesses', asset: key, complete, ...(checks ? { checks } : {}) }],
    witnesses: status
      ? [{ asset: key, check, status, rule: 'C-0057', evidence: [{ path: '$.spec', message: 'is privileged' }] }]
      : [],
    ...rest,
  })
}

/** The inventory's word: a Deployment that is privileged or not. */
const inventory = (privileged: boolean, day: number, present = true) =>
  observe({
    source: 'kubernetes',
    evidenceAt: `2026-11-0${day}T10:00:00.000Z`,
    assets: [
      ...base,
      ...(present
        ? [
            {
              ...web,
              attributes: { kind: 'Deployment' },
              document: {
                apiVersion: 'apps/v1',
                kind: 'Deployment',
                metadata: { name: 'web', namespace: 'shop' },
                spec: {
                  template: {
                    spec: { containers: [{ name: 'main', image: 'web:1', securityContext: { privileged } }] },
                  },
                },
              },
            },
          ]
        : []),
    ],
    scopes: [{ type: 'assets', cluster, kinds: ['workload'], complete: true }],
  })

async function standing(environmentId: string) {
  const id = assetId(environmentId, key)
  const row = await db().assessment.findUnique({ where: { assetId_checkId: { assetId: id, checkId: check } } })
  const said = await db().witness.findMany({ where: { assetId: id }, orderBy: { source: 'asc' } })
  expect(await miscounts(environmentId)).toEqual([])
  return {
    status: row?.status ?? null,
    witness: row?.witness ?? null,
    disputed: row?.disputed ?? null,
    said: said.map((one) => `${one.source} ${one.status}`),
  }
}

describe('verdicts of other tools', () => {
  it('are the assessment of what we cannot judge ourselves, and count', async () => {
    const environmentId = await makeEnvironment()
    await store(environmentId, says('unhealthy', 1))
    expect(await standing(environmentId)).toEqual({
      status: 'unhealthy',
      witness: 'kubescape',
      disputed: false,
      said: ['kubescape unhealthy'],
    })
    const tally = await db().checkTally.findMany({ where: { environmentId, checkId: check } })
    expect(tally).toMatchObject([{ unhealthy: 1, sole: 1 }])
    await store(environmentId, says('healthy', 2))
    expect(await standing(environmentId)).toMatchObject({ status: 'healthy', said: ['kubescape healthy'] })
  })

  it('stand beside ours where we judge, disputed or not', async () => {
    const environmentId = await makeEnvironment()
    await store(environmentId, says('healthy', 1))
    await store(environmentId, inventory(true, 2))
    const ours = { status: 'unhealthy', witness: null, said: ['kubescape healthy'] }
    expect(await standing(environmentId)).toEqual({ ...ours, disputed: true })
    await store(environmentId, says('unhealthy', 3))
    expect(await standing(environmentId)).toMatchObject({ status: 'unhealthy', witness: null, disputed: false })
  })

  it('of two tools the one that says unhealthy counts', async () => {
    const environmentId = await makeEnvironment()
    await store(environmentId, says('unhealthy', 1, { source: 'trivy' }))
    await store(environmentId, says('healthy', 2))
    const said = ['kubescape healthy', 'trivy unhealthy']
    expect(await standing(environmentId)).toEqual({ status: 'unhealthy', witness: 'trivy', disputed: true, said })
    await store(environmentId, says(null, 3, { source: 'trivy' }))
    expect(await standing(environmentId)).toMatchObject({ status: 'healthy', witness: 'kubescape', disputed: false })
  })

  it('are taken back by a complete newer report of the same checks alone', async () => {
    const environmentId = await makeEnvironment()
    const only = [check]
    await store(environmentId, says('unhealthy', 3, { checks: only }))
    for (const harmless of [
      says(null, 4, { checks: only, complete: false }),
      says(null, 2, { checks: only }),
      says(null, 5, { checks: ['k8s-pod-host-network'] }),
      says(null, 5, { source: 'trivy', checks: only }),
    ]) {
      await store(environmentId, harmless)
      expect(await standing(environmentId)).toMatchObject({ status: 'unhealthy' })
    }
    await store(environmentId, says(null, 6, { checks: only }))
    expect(await standing(environmentId)).toEqual({ status: null, witness: null, disputed: null, said: [] })
  })

  it('of an older report change nothing that was said since', async () => {
    const environmentId = await makeEnvironment()
    await store(environmentId, says('healthy', 3))
    await store(environmentId, says('healthy', 5))
    await store(environmentId, says('unhealthy', 4))
    expect(await standing(environmentId)).toMatchObject({ status: 'healthy' })
  })

  it('that are said again write nothing but that they were', async () => {
    const environmentId = await makeEnvironment()
    await store(environmentId, says('unhealthy', 1))
    const read = () => db().witness.findFirstOrThrow({ where: { environmentId } })
    const before = await read()
    const counts = await store(environmentId, says('unhealthy', 2))
    expect(counts.assessments).toEqual({ healthy: 0, unhealthy: 0, notApplicable: 0, changed: 0 })
    expect(await read()).toEqual(before)
    const [coverage] = await db().coverage.findMany({ where: { environmentId } })
    expect(coverage?.evidenceAt).toEqual(new Date('2026-11-02T10:00:00Z'))
  })

  it('go with the object', async () => {
    const environmentId = await makeEnvironment()
    await store(environmentId, inventory(false, 1))
    await store(environmentId, says('unhealthy', 2))
    await store(environmentId, inventory(false, 3, false))
    expect(await standing(environmentId)).toEqual({ status: null, witness: null, disputed: null, said: [] })
    await store(environmentId, says('unhealthy', 2))
    expect(await standing(environmentId)).toMatchObject({ said: [] })
  })

  it('fold where several words of one tool fall on one check: the worst counts', async () => {
    const environmentId = await makeEnvironment()
    const one = { asset: key, check, rule: 'C-1', status: 'healthy' as const }
    await store(
      environmentId,
      says(null, 1, { witnesses: [one, { ...one, rule: 'C-2', status: 'unhealthy' }, { ...one, rule: 'C-3' }] }),
    )
    const row = await db().witness.findFirstOrThrow({ where: { environmentId } })
    expect(row).toMatchObject({ status: 'unhealthy', rule: 'C-2' })
  })
})
