import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import type { Observation, ObservedFinding } from '@/lib/model/observation'
import { writeObservation, type ReportCounts } from './write-observation'

/** An environment with every plan on for a month; for tests. */
export async function makeEnvironment(name = `environment-${randomUUID().slice(0, 8)}`): Promise<string> {
  const since = new Date(Date.now() - 30 * 86_400_000)
  const environment = await db().environment.create({
    data: { name, kubernetesSince: since, registriesSince: since, hostsSince: since },
  })
  return environment.id
}

/** An observation that says nothing but what is given. */
export function observe(parts: Partial<Observation> = {}): Observation {
  return {
    source: 'trivy',
    evidenceAt: '2026-11-01T10:00:00.000Z',
    title: 'a report',
    assets: [],
    edges: [],
    scopes: [],
    findings: [],
    vulnerabilities: [],
    events: [],
    rejected: [],
    ...parts,
  }
}

export const testImage = `image/docker.io/library/web@sha256:${'a'.repeat(64)}`

/** What a scanner says of `testImage`: these CVEs, all that it can see unless `complete` is false. */
export function imageScan(rules: string[], parts: Partial<Observation> & { complete?: boolean } = {}): Observation {
  const { complete = true, ...rest } = parts
  const findings = rules.map((rule): ObservedFinding => ({
    asset: testImage,
    kind: 'vulnerability',
    rule,
    title: `${rule} in openssl`,
    severity: 'high',
    identity: ['openssl', 'debian'],
    package: { name: 'openssl', version: '3.0.1', fixedVersion: '3.0.2' },
    fixStatus: 'fixed',
  }))
  return observe({
    assets: [{ kind: 'image', key: testImage, name: 'library/web:1', references: ['docker.io/library/web:1'] }],
    scopes: [{ type: 'findings', asset: testImage, kinds: ['vulnerability'], complete }],
    findings,
    vulnerabilities: rules.map((id) => ({ id, severity: 'high', title: id })),
    ...rest,
  })
}

/** Stores an observation as a processed report would. */
export async function store(
  environmentId: string,
  observation: Observation,
  receivedAt = new Date('2026-11-20T00:00:00Z'),
): Promise<ReportCounts> {
  const { counts } = await db().$transaction((tx) =>
    writeObservation(tx, { environmentId, reportId: randomUUID(), receivedAt }, observation),
  )
  return counts
}
