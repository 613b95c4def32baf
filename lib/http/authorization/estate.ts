import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import { makeCollector, send } from '@/lib/ingest/testing'

/** The marks that everything in this estate carries: whoever may not see it must not meet one of them. */
export const mark = 'saltmarsh'
export const cve = 'CVE-2026-7777'
const cluster = '7f0c2f6e-5b0a-4c52-9f55-0d6f4f6f1a11'
const digest = `sha256:${'e'.repeat(64)}`

const workload = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: `${mark}-web`, namespace: `${mark}-shop`, uid: randomUUID() },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        containers: [
          { name: 'web', image: `reg.example/${mark}/web@${digest}`, securityContext: { privileged: true } },
        ],
      },
    },
  },
}

const scan = {
  SchemaVersion: 2,
  CreatedAt: '2026-11-01T00:00:00Z',
  ArtifactName: `reg.example/${mark}/web:1`,
  ArtifactType: 'container_image',
  Metadata: { RepoTags: [`reg.example/${mark}/web:1`], RepoDigests: [`reg.example/${mark}/web@${digest}`] },
  Results: [
    {
      Target: 'web (debian 12)',
      Class: 'os-pkgs',
      Type: 'debian',
      Vulnerabilities: [{ VulnerabilityID: cve, PkgName: 'zlib', InstalledVersion: '1.2', Severity: 'HIGH' }],
    },
  ],
}

const shell = (pod: number) => ({
  uuid: randomUUID(),
  output: `A shell was spawned in ${mark}-${pod}`,
  priority: 'Notice',
  rule: 'Terminal shell in container',
  time: new Date(Date.now() - 60_000).toISOString(),
  source: 'syscall',
  hostname: `${mark}-node`,
  tags: ['container'],
  output_fields: {
    'container.id': '0f8d7e2a3296',
    'container.name': 'web',
    'k8s.ns.name': `${mark}-shop`,
    'k8s.pod.name': `${mark}${pod}-6d88f6dcdd-k6bc5`,
    'proc.cmdline': 'bash -i',
  },
})

/** An environment with every plan on for a month. */
export async function makePlace(name: string): Promise<string> {
  const since = new Date(Date.now() - 30 * 86_400_000)
  const plans = { kubernetesSince: since, registriesSince: since, hostsSince: since }
  return (await db().environment.create({ data: { name, ...plans } })).id
}

/** An answer for a control of its own, so that many of them are live at once. */
export async function makeAttestation(environmentId: string): Promise<string> {
  const [createdAt, expiresAt] = [new Date(), new Date(Date.now() + 86_400_000)]
  const data = { standardId: 'nsa-cisa-1.2', controlId: randomUUID(), outcome: 'passed', statement: `${mark} says so` }
  return (
    await db().attestation.create({ data: { ...data, environmentId, createdByName: mark, createdAt, expiresAt } })
  ).id
}

/**
 * Feeds an environment with a cluster, a privileged workload, a scanned image and `alerts` alerts, through the real
 * ingest. Returns the ids of what came of it.
 */
export async function feedEstate(environmentId: string, alerts: number) {
  const collector = await makeCollector(environmentId)
  const headers = { 'plimsoll-cluster': cluster }
  const list = { apiVersion: 'v1', kind: 'List', items: [workload] }
  const sent = await send(collector, 'kubernetes', JSON.stringify(list), headers)
  await send(collector, 'trivy', JSON.stringify(scan))
  for (let pod = 0; pod < alerts; pod += 1) await send(collector, 'falco', JSON.stringify(shell(pod)), headers)
  const [image, failed, finding, raised] = await Promise.all([
    db().asset.findFirstOrThrow({ where: { environmentId, kind: 'image' } }),
    db().assessment.findFirstOrThrow({ where: { environmentId, status: 'unhealthy' } }),
    db().finding.findFirstOrThrow({ where: { environmentId, rule: cve } }),
    db().alert.findMany({ where: { environmentId }, select: { id: true }, orderBy: { id: 'asc' } }),
  ])
  return {
    collector,
    report: sent.id,
    asset: failed.assetId,
    check: failed.checkId,
    image: image.id,
    finding: { asset: finding.assetId, fingerprint: finding.fingerprint },
    alerts: raised.map((alert) => alert.id),
  }
}
