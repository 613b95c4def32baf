import type { Build } from './images'
import type { Moments } from './moment'
import { shareOf } from './random'
import { buildsAt } from './running'
import type { Pending } from './shape'
import { trivyReport } from './trivy-report'

type Scan = {
  Results: {
    Type: string
    Packages?: { Name: string; Version: string; Identifier?: { PURL?: string } }[]
    Vulnerabilities?: {
      VulnerabilityID: string
      PkgName: string
      InstalledVersion: string
      FixedVersion?: string
      Severity: string
      Description?: string
    }[]
  }[]
}

/** Builds of staging that no pipeline scans, in the order of their names. */
const unscanned = (): Build[] =>
  buildsAt('staging', 0.4)
    .filter((build) => shareOf('scanned', 'staging', build.image) >= 0.4)
    .toSorted((a, b) => (a.repository < b.repository ? -1 : 1))

/** Harbor tells of a push, scans by itself and tells of that; then its report is fetched. */
export function harborReports(moments: Moments): Pending[] {
  const [build] = unscanned()
  if (!build) return []
  const pushed = moments.ago(0, 610)
  const scanned = moments.ago(0, 608)
  const hook = (type: string, at: Date, more: object) => ({
    at,
    collector: 'harbor-stage',
    format: 'harbor' as const,
    body: () => JSON.stringify(webhook(build, type, at, more)),
  })
  return [
    hook('PUSH_ARTIFACT', pushed, { tag: build.tag }),
    hook('SCANNING_COMPLETED', scanned, { scan_overview: {} }),
    {
      at: moments.ago(0, 605),
      collector: 'harbor-stage',
      format: 'harbor',
      scope: `${build.repository}@${build.digest}`,
      body: () => harborReport(build, scanned, moments.ago(14)),
    },
  ]
}

const webhook = (build: Build, type: string, at: Date, more: object) => ({
  type,
  occur_at: Math.floor(at.getTime() / 1_000),
  operator: 'robot$build',
  event_data: {
    resources: [{ digest: build.digest, resource_url: `${build.repository}@${build.digest}`, ...more }],
    repository: { name: build.image, repo_full_name: build.image, repo_type: 'private' },
  },
})

function harborReport(build: Build, at: Date, start: Date): string {
  const scan = JSON.parse(trivyReport(build, at, 0.42, start)) as Scan
  const found = scan.Results.flatMap((result) => result.Vulnerabilities ?? []).slice(0, 8)
  return JSON.stringify({
    'application/vnd.security.vulnerability.report; version=1.1': {
      generated_at: at.toISOString(),
      scanner: { name: 'Trivy', vendor: 'Aqua Security', version: 'v0.61.0' },
      severity: 'High',
      vulnerabilities: found.map((one) => ({
        id: one.VulnerabilityID,
        package: one.PkgName,
        version: one.InstalledVersion,
        fix_version: one.FixedVersion ?? '',
        severity: one.Severity.slice(0, 1) + one.Severity.slice(1).toLowerCase(),
        description: one.Description ?? '',
        links: [`https://avd.aquasec.com/nvd/${one.VulnerabilityID.toLowerCase()}`],
        artifact_digests: [build.digest],
      })),
    },
  })
}

/** The build of a supplier's image comes with a bill of what is in it, made by Syft. */
export function suppliedBills(moments: Moments): Pending[] {
  const [, build] = unscanned()
  const at = moments.ago(0, 580)
  if (!build) return []
  const scope = `${build.repository}@${build.digest}`
  return [{ at, collector: 'bills-stage', format: 'cyclonedx', scope, body: () => billOf(build, at, moments.ago(14)) }]
}

function billOf(build: Build, at: Date, start: Date): string {
  const scan = JSON.parse(trivyReport(build, at, 0.4, start)) as Scan
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: {
      timestamp: at.toISOString(),
      tools: { components: [{ type: 'application', name: 'syft', version: '1.33.0' }] },
      component: { type: 'container', name: `${build.repository}:${build.tag}` },
    },
    components: scan.Results.flatMap((result) =>
      (result.Packages ?? []).map((one) => ({
        type: 'library',
        name: one.Name,
        version: one.Version,
        ...(one.Identifier?.PURL && { purl: one.Identifier.PURL }),
      })),
    ),
  })
}
