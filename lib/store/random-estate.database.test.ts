import fc from 'fast-check'
import { expect, it } from 'vitest'
import { db } from '@/lib/db'
import type { Observation, ObservedAsset, ObservedFinding } from '@/lib/model/observation'
import { miscounts } from './miscounts'
import { makeEnvironment, observe, store } from './testing'

// A small world in which everything happens: three workloads in two namespaces, two images that are known by tag, by
// digest or both, two scanners, one tool that looks at objects and one that sees events.
const cluster = 'k8s/one'
const names = ['api', 'web', 'job']
const namespaceOf = (at: number) => (at === 2 ? 'batch' : 'shop')
const workload = (at: number) => `${cluster}/apps/Deployment/${namespaceOf(at)}/${names[at]}`
const repository = (at: number) => `docker.io/library/image-${at}`
const byTag = (at: number) => `image/${repository(at)}:1`
const byDigest = (at: number) => `image/${repository(at)}@sha256:${String(at).repeat(64)}`
const rules = ['CVE-2024-1', 'CVE-2024-2', 'CVE-2024-3']

const place = fc.nat({ max: 2 })
const some = <T>(items: readonly T[]) => fc.subarray([...items])
const day = fc.integer({ min: 1, max: 12 })
const time = (of: number) => new Date(Date.UTC(2026, 10, of, 10)).toISOString()
const base: ObservedAsset[] = [{ kind: 'cluster', key: cluster, name: 'one' }]

const pod = (image: string, privileged: boolean) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'x', namespace: 'shop' },
  spec: { template: { spec: { containers: [{ name: 'main', image, securityContext: { privileged } }] } } },
})

/** A list of Deployments, of all namespaces or of one. */
const list = fc
  .record({
    day,
    complete: fc.boolean(),
    present: some([0, 1, 2]),
    only: fc.constantFrom(null, 'shop', 'batch'),
    image: fc.tuple(fc.nat({ max: 1 }), fc.boolean()),
    exposed: fc.boolean(),
    privileged: fc.boolean(),
    replicas: fc.nat({ max: 1 }),
  })
  .map(({ day, complete, present, only, image: [image, digest], exposed, privileged, replicas }): Observation => {
    const shown = present.filter((at) => only === null || namespaceOf(at) === only)
    return observe({
      source: 'kubernetes',
      evidenceAt: time(day),
      assets: [
        ...base,
        ...shown.map((at): ObservedAsset => ({
          kind: 'workload',
          key: workload(at),
          name: names[at] ?? '',
          namespace: namespaceOf(at),
          cluster,
          attributes: { kind: 'Deployment', replicas, ...(exposed ? { exposed: 'external' } : {}) },
          document: pod(`${repository(image)}:1`, privileged),
        })),
        ...(shown.length > 0
          ? [
              {
                kind: 'image' as const,
                key: digest ? byDigest(image) : byTag(image),
                name: `image-${image}`,
                mentioned: true,
              },
            ]
          : []),
      ],
      edges: shown.map((at) => ({ from: workload(at), kind: 'runs', to: digest ? byDigest(image) : byTag(image) })),
      scopes: [
        {
          type: 'assets',
          cluster,
          kinds: ['workload'],
          objectKinds: ['Deployment'],
          ...(only === null ? {} : { namespaces: [only] }),
          complete,
        },
      ],
    })
  })

const vulnerability = (asset: string, rule: string, fixable: boolean): ObservedFinding => ({
  asset,
  kind: 'vulnerability',
  rule,
  title: rule,
  severity: rule.endsWith('1') ? 'critical' : 'low',
  identity: ['openssl'],
  package: { name: 'openssl', version: '3.0.1', ...(fixable ? { fixedVersion: '3.0.2' } : {}) },
})

const scan = (complete: fc.Arbitrary<boolean>) =>
  fc
    .record({ source: fc.constantFrom('trivy', 'grype'), day, image: fc.nat({ max: 1 }), found: some(rules), complete })
    .chain((parts) => fc.record({ parts: fc.constant(parts), fixable: fc.boolean(), named: fc.boolean() }))
    .map(({ parts: { source, day, image, found, complete }, fixable, named }): Observation =>
      observe({
        source,
        evidenceAt: time(day),
        assets: [
          {
            kind: 'image',
            key: byDigest(image),
            name: `image-${image}`,
            ...(named ? { references: [`${repository(image)}:1`] } : {}),
            document: { config: { user: 'app' } },
          },
        ],
        scopes: [{ type: 'findings', asset: byDigest(image), kinds: ['vulnerability'], complete }],
        findings: found.map((rule) => vulnerability(byDigest(image), rule, fixable)),
        vulnerabilities: found.map((id) => ({ id, severity: id.endsWith('1') ? 'critical' : 'low' })),
      }),
    )

/** What another tool says of one object that it merely mentions. */
const misconfiguration = fc
  .record({ day, at: place, found: some(['C-1', 'C-2']) })
  .map(({ day, at, found }): Observation =>
    observe({
      source: 'kubescape',
      evidenceAt: time(day),
      assets: [
        ...base,
        {
          kind: 'workload',
          key: workload(at),
          name: names[at] ?? '',
          namespace: namespaceOf(at),
          cluster,
          mentioned: true,
        },
      ],
      scopes: [{ type: 'findings', asset: workload(at), kinds: ['misconfiguration'], complete: true }],
      findings: found.map((rule) => ({
        asset: workload(at),
        kind: 'misconfiguration',
        rule,
        title: rule,
        severity: 'medium',
        identity: [],
      })),
    }),
  )

const checks = ['k8s-pod-privileged', 'k8s-pod-host-network', 'k8s-img-latest-tag']
const status = fc.constantFrom('healthy' as const, 'unhealthy' as const, 'not-applicable' as const)

/** Another tool's verdicts on our checks, of objects that we can judge ourselves or not. */
const witnesses = fc
  .record({ day, at: place, source: fc.constantFrom('kubescape', 'trivy'), of: some(checks), complete: fc.boolean() })
  .chain((parts) => fc.record({ parts: fc.constant(parts), verdicts: fc.array(status, { maxLength: 3 }) }))
  .map(({ parts: { day, at, source, of, complete }, verdicts }): Observation => {
    const name = names[at] ?? ''
    const asset: ObservedAsset = { kind: 'workload', key: workload(at), name, namespace: namespaceOf(at), cluster }
    return observe({
      source,
      evidenceAt: time(day),
      assets: [...base, { ...asset, mentioned: true }],
      scopes: [{ type: 'witnesses', asset: workload(at), checks: of, complete }],
      witnesses: verdicts.flatMap((one, index) => {
        const check = of[index]
        return check ? [{ asset: workload(at), check, status: one, rule: `C-${index}` }] : []
      }),
    })
  })

const event = fc.record({ day, at: place, image: fc.nat({ max: 1 }) }).map(({ day, at, image }): Observation =>
  observe({
    source: 'falco',
    evidenceAt: time(day),
    assets: [
      ...base,
      {
        kind: 'workload',
        key: workload(at),
        name: names[at] ?? '',
        namespace: namespaceOf(at),
        cluster,
        mentioned: true,
      },
      { kind: 'image', key: byTag(image), name: `image-${image}`, mentioned: true },
    ],
    edges: [{ from: workload(at), kind: 'runs', to: byTag(image) }],
    events: [
      {
        identity: [String(day), String(at)],
        at: time(day),
        rule: 'Terminal shell in container',
        priority: 'notice',
        message: 'a shell',
        tags: [],
        fields: {},
        asset: workload(at),
        cluster,
        entities: [],
      },
    ],
  }),
)

const runs = Number(process.env.PLIMSOLL_TEST_RUNS ?? 25)

it('whatever is reported in whatever order, every count is what counting the rows gives', async () => {
  const report = fc.oneof(list, list, scan(fc.boolean()), misconfiguration, witnesses, witnesses, event)
  await fc.assert(
    fc.asyncProperty(fc.array(report, { minLength: 2, maxLength: 12 }), async (reports) => {
      const environmentId = await makeEnvironment()
      for (const [at, said] of reports.entries()) {
        await store(environmentId, said)
        expect({ after: at + 1, wrong: await miscounts(environmentId) }).toEqual({ after: at + 1, wrong: [] })
      }
    }),
    { numRuns: runs, seed: 7 },
  )
}, 600_000)

/** What is there and what is open, by names that do not depend on the environment. */
async function estateOf(environmentId: string) {
  const assets = await db().asset.findMany({ where: { environmentId, goneAt: null }, orderBy: { key: 'asc' } })
  const findings = await db().$queryRaw<{ line: string }[]>`
    SELECT asset.key || ' ' || rule || ' ' || array_to_string(ARRAY(SELECT unnest(sources) ORDER BY 1), ',') AS line
    FROM finding JOIN asset ON asset.id = asset_id WHERE finding.environment_id = ${environmentId}::uuid AND open ORDER BY 1`
  const described = assets.map((row) => `${row.key} ${row.running} ${row.exposed} ${JSON.stringify(row.attributes)}`)
  return { assets: described, findings: findings.map((row) => row.line) }
}

it('complete reports leave the same estate behind, whatever order they come in', async () => {
  const complete = fc.oneof(
    list.filter((said) => said.scopes.every((scope) => scope.complete)),
    scan(fc.constant(true)),
  )
  const reports = fc.uniqueArray(complete, { minLength: 2, maxLength: 8, selector: (said) => said.evidenceAt })
  await fc.assert(
    fc.asyncProperty(reports, async (said) => {
      const [shuffled, ordered] = [await makeEnvironment(), await makeEnvironment()]
      for (const one of said) await store(shuffled, one)
      for (const one of said.toSorted((a, b) => (a.evidenceAt < b.evidenceAt ? -1 : 1))) await store(ordered, one)
      expect(await estateOf(shuffled)).toEqual(await estateOf(ordered))
    }),
    { numRuns: runs, seed: 7 },
  )
}, 600_000)
