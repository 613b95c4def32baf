import { checks } from '@/lib/assess/catalogue'
import { acceptReport } from '@/lib/ingest/accept'
import { processReport } from '@/lib/ingest/process'
import { makeCollector, reportRequest, type TestCollector } from '@/lib/ingest/testing'
import { db } from '@/lib/db'
import { evaluateAssets } from '@/lib/store/evaluate-assets'
import { makeEnvironment } from '@/lib/store/testing'
import { clusterObjects } from './cluster-objects'
import { percentile, timed, type Figure } from './figure'
import { withOwnDatabase } from './own-database'

const pods = 10_000
const changes = 15
const asked =
  'namespaces,nodes,pods,statefulsets,services,serviceaccounts,roles,rolebindings,clusterroles,clusterrolebindings,networkpolicies,resourcequotas'

/** A cluster of 10,000 pods assessed against every check, and single objects of it that change, through the real store. */
export async function benchAssess(): Promise<Figure[]> {
  return withOwnDatabase(async () => {
    const environmentId = await makeEnvironment()
    const collector = await makeCollector(environmentId)
    const objects = clusterObjects(pods)
    const body = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects })
    const parse = (await timed(() => JSON.parse(body) as unknown)).ms
    const snapshot = await send(collector, body, 0, asked)
    const ids = (await db().asset.findMany({ where: { environmentId, goneAt: null }, select: { id: true } })).map(
      ({ id }) => id,
    )
    const rounds: number[] = []
    for (let round = 0; round < 3; round += 1) {
      const judge = () => db().$transaction((tx) => evaluateAssets(tx, environmentId, ids, new Date()))
      rounds.push((await timed(judge)).ms)
    }
    const results = await db().assessment.count({ where: { environmentId } })
    const parsed = { name: 'JSON.parse of the same text, ms', value: parse }
    const changed = await changeOneByOne(collector)
    const figure = (name: string, value: number, rest: Partial<Figure> = {}): Figure => ({
      part: 'assess',
      name,
      value,
      unit: 'ms',
      ...rest,
    })
    return [
      figure(`a snapshot of ${pods} pods judged by ${checks.length} checks`, percentile(rounds, 0.5), {
        reference: parsed,
        goal: { atMost: 3_000 },
        note: `${results} results`,
      }),
      figure('the same snapshot, new, from accept to score', snapshot, { reference: parsed }),
      ...Object.entries(changed).map(([what, samples]) =>
        figure(`one ${what} changed, from accept to score`, percentile(samples, 0.5), {
          goal: { atMost: 200 },
          note: `slowest ${Math.round(Math.max(...samples))} ms`,
        }),
      ),
    ]
  })
}

type Changed = { kind: string; spec?: object; rules?: unknown; metadata: { name: string; namespace?: string } }

/** Sends single objects that differ from what is known, and takes how long each needs until the score stands. */
async function changeOneByOne(collector: TestCollector): Promise<Record<string, number[]>> {
  const objects = clusterObjects(pods) as Changed[]
  const samples: Record<string, number[]> = {}
  for (const [at, kind] of ['StatefulSet', 'NetworkPolicy', 'Role', 'RoleBinding', 'Service'].entries()) {
    const some = objects.filter((one) => one.kind === kind).slice(0, changes)
    for (const [step, object] of some.entries()) {
      const metadata = { ...object.metadata, labels: { changed: 'yes' } }
      const different = {
        NetworkPolicy: { spec: { podSelector: { matchLabels: { app: 'none' } } } },
        Role: { rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }] },
        RoleBinding: {
          subjects: [{ kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name: 'system:authenticated' }],
        },
      }[kind]
      const ms = await send(
        collector,
        JSON.stringify({ ...object, ...different, metadata }),
        1 + at * changes + step,
        '',
      )
      ;(samples[kind] ??= []).push(ms)
    }
  }
  return samples
}

async function send(collector: TestCollector, body: string, minute: number, scope: string): Promise<number> {
  const at = new Date(Date.now() - 7_200_000 + minute * 60_000)
  const headers = {
    'plimsoll-collected-at': at.toISOString(),
    'plimsoll-cluster': 'bench-cluster',
    ...(scope && { 'plimsoll-scope': scope }),
  }
  const { ms, result } = await timed(async () => {
    const accepted = await acceptReport(collector, 'kubernetes', reportRequest(body, headers), new Date())
    await processReport(accepted.id)
    return accepted.id
  })
  const report = await db().report.findUniqueOrThrow({ where: { id: result } })
  if (report.status !== 'processed')
    throw new Error(`the report was ${report.status}: ${JSON.stringify(report.problems)}`)
  return ms
}
