import type { Grant } from '@/lib/auth/policy'
import type { Severity } from '@/lib/model/severity'
import type { ObservedAsset, ObservedEdge, ObservedFinding } from '@/lib/model/observation'
import type { Context } from '@/lib/operation'
import { makeEnvironment, observe, store } from '@/lib/store/testing'
import type { Page } from '../page'

/** Someone who reads these environments, or all of them. */
export function readerOf(environments: readonly string[] | 'all'): Context {
  const grants: Grant[] =
    environments === 'all'
      ? [{ role: 'security_reader', environmentId: null }]
      : environments.map((environmentId) => ({ role: 'security_reader', environmentId }))
  return {
    actor: { kind: 'user', id: 'reader', name: 'Reader', email: 'reader@test.example', grants, via: 'session' },
    origin: { requestId: '00000000-0000-4000-8000-000000000000', address: null, userAgent: null },
    now: new Date('2026-11-20T00:00:00Z'),
  }
}

/** All rows of a list, walked by its cursors. */
export async function walk<Item>(
  read: (context: Context, input: never) => Promise<Page<Item>>,
  context: Context,
  filter: object,
  limit: number,
): Promise<{ items: Item[]; pages: Page<Item>[] }> {
  const pages: Page<Item>[] = []
  const items: Item[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page<Item> = await read(context, { ...filter, limit, ...(cursor && { cursor }) } as never)
    pages.push(page)
    items.push(...page.items)
    cursor = page.next
  }
  return { items, pages }
}

const severityAt = ['critical', 'high', 'medium', 'low', 'informational', 'unknown'] as const satisfies Severity[]
export const digestOf = (index: number) => `sha256:${String(index).padStart(64, '0')}`
export const imageKeyOf = (index: number) => `image/reg.example/team/app-${index}@${digestOf(index)}`

/**
 * A small fleet in a new environment: `images` images in one repository tree, each with up to `depth` vulnerabilities of
 * all severities and a secret in every third, a cluster with two namespaces, a workload for every second image (every
 * fourth reachable from outside).
 */
export async function makeFleet({ images = 8, depth = 6, cluster = 'c1' } = {}): Promise<{
  environmentId: string
  images: number
}> {
  const environmentId = await makeEnvironment()
  for (let index = 0; index < images; index++) await storeScan(environmentId, index, depth)
  await storeCluster(environmentId, images, cluster)
  return { environmentId, images }
}

async function storeScan(environmentId: string, index: number, depth: number): Promise<void> {
  const key = imageKeyOf(index)
  const count = index % (depth + 1)
  const findings = Array.from({ length: count }, (_, at): ObservedFinding => ({
    asset: key,
    kind: 'vulnerability',
    rule: `CVE-2025-${1000 + ((index + at * 3) % 12)}`,
    title: 'a fault',
    severity: severityAt[(index + at * 3) % severityAt.length] ?? 'low',
    identity: [`pkg-${at}`],
    package: { name: `pkg-${at}`, version: '1.0', ...(at % 2 === 0 && { fixedVersion: '1.1' }) },
    location: { layer: `sha256:layer-${at % 2}` },
  }))
  if (index % 3 === 0) {
    findings.push({
      asset: key,
      kind: 'secret',
      rule: 'private-key',
      title: 'Private key',
      severity: 'high',
      identity: ['/id_rsa'],
      location: { path: '/id_rsa', startLine: 1 },
    })
  }
  const ids = [...new Set(findings.filter((row) => row.kind === 'vulnerability').map((row) => row.rule))]
  await store(
    environmentId,
    observe({
      evidenceAt: `2026-11-0${1 + (index % 9)}T10:00:00.000Z`,
      assets: [
        {
          kind: 'image',
          key,
          name: `reg.example/team/app-${index}:1.${index}`,
          references: [`reg.example/team/app-${index}:1.${index}`],
          attributes: { repository: `reg.example/team/app-${index}`, digest: digestOf(index) },
          document: {
            os: { family: 'debian', version: '12' },
            layers: [
              { digest: 'sha256:layer-0', size: 10 },
              { digest: 'sha256:layer-1', size: 20 },
            ],
            packages: Array.from({ length: 5 }, (_, at) => ({ name: `pkg-${at}`, version: '1.0', type: 'deb' })),
            config: { user: 'root', architecture: 'amd64' },
          },
        },
      ],
      scopes: [{ type: 'findings', asset: key, kinds: ['vulnerability', 'secret'], complete: true }],
      findings,
      vulnerabilities: ids.map((id) => ({
        id,
        severity: 'high',
        title: `${id} overflows libfoo`,
        epss: (Number(id.slice(-2)) % 10) / 10,
        knownExploited: id.endsWith('3'),
        references: ['https://example.org/a', 'javascript:alert(1)'],
        aliases: [`GHSA-aaaa-bbbb-${id.slice(-4)}`],
      })),
    }),
  )
}

async function storeCluster(environmentId: string, images: number, name: string): Promise<void> {
  const cluster = `k8s/${name}`
  const assets: ObservedAsset[] = [
    { kind: 'cluster', key: cluster, name, attributes: { distribution: 'k3s', version: 'v1.33.1+k3s1', nodes: 3 } },
    ...['shop', 'ops'].map((namespace): ObservedAsset => ({
      kind: 'namespace',
      key: `${cluster}/Namespace/${namespace}`,
      name: namespace,
      cluster,
      attributes: { kind: 'Namespace' },
    })),
  ]
  const edges: ObservedEdge[] = []
  for (let index = 0; index < images; index += 2) {
    const namespace = index % 4 === 0 ? 'shop' : 'ops'
    const key = `${cluster}/apps/Deployment/${namespace}/app-${index}`
    assets.push({
      kind: 'workload',
      key,
      name: `app-${index}`,
      namespace,
      cluster,
      attributes: { kind: 'Deployment', replicas: 2, ...(index % 4 === 0 && { exposed: 'external' }) },
    })
    assets.push({ kind: 'image', key: imageKeyOf(index), name: 'unused', mentioned: true })
    edges.push({ from: `${cluster}/Namespace/${namespace}`, kind: 'contains', to: key })
    edges.push({ from: key, kind: 'runs', to: imageKeyOf(index), attributes: { containers: ['main'] } })
  }
  const kinds = ['namespace', 'workload'] as const
  await store(
    environmentId,
    observe({
      source: 'kubernetes',
      evidenceAt: '2026-11-15T10:00:00.000Z',
      assets,
      edges,
      scopes: [{ type: 'assets', cluster, kinds: [...kinds], complete: true }],
    }),
  )
}
