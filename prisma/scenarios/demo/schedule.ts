import { auditReports } from './audit-log'
import { clusters, clusterOf } from './clusters'
import { defenderReports, guardDutyReports } from './cloud-alerts'
import { dockerBenchReport, dockerHostReport, dockerHosts } from './docker-hosts'
import { dockleReport } from './dockle-report'
import { falcoReports } from './falco-reports'
import { clusterSnapshot } from './kubernetes/snapshot'
import { grypeReport } from './grype-report'
import type { Moments } from './moment'
import { operatorReports, watchedNamespaces } from './operator-report'
import { benchReport, gatekeeperReport, kubescapeReport } from './other-tools'
import { policyReports } from './policy-report'
import { shareOf } from './random'
import { harborReports, suppliedBills } from './registry-reports'
import type { Build } from './images'
import { buildsAt } from './running'
import type { Pending } from './shape'
import { tetragonReports } from './tetragon-reports'
import { trivyReport } from './trivy-report'

/** Every report of the fortnight in time order. */
export const schedule = (moments: Moments): Pending[] =>
  [
    ...snapshots(moments),
    ...scans(moments),
    ...falcoReports(moments),
    ...tetragonReports(moments),
    ...auditReports(moments),
    ...defenderReports(moments),
    ...guardDutyReports(moments),
    ...secondOpinions(moments),
    ...harborReports(moments),
    ...suppliedBills(moments),
    ...lints(moments),
    ...policies(moments),
    ...operator(moments),
    ...others(moments),
    ...hosts(moments),
  ].sort((one, other) => one.at.getTime() - other.at.getTime() || (one.collector < other.collector ? -1 : 1))

const daysOf: Record<string, number[]> = {
  production: [14, 10, 8.9, 7.9, 6.9, 4.9, 2.9, 1.1, 0.5],
  staging: [14, 11.9, 10.9, 7.4, 5.9, 2],
  edge: [14, 10.2, 6.4, 3.9, 2],
}

/** The silent cluster spoke 26 hours ago; the others spoke minutes ago. */
function snapshots(moments: Moments): Pending[] {
  const start = moments.ago(14)
  return clusters.flatMap((cluster, at) => {
    const last = cluster.name === 'edge-gdn' ? 26 / 24 : (3 + at) / 1440
    return [...(daysOf[cluster.environment] ?? []), last].map((days) => {
      const daysAgo = days === last ? days : days - at / 288
      const when = moments.ago(0, Math.round(daysAgo * 1440))
      return {
        at: when,
        collector: `kube-${cluster.name}`,
        format: 'kubernetes' as const,
        cluster: cluster.name,
        body: () => clusterSnapshot(cluster, when, daysAgo, start),
      }
    })
  })
}

const scanners: { environment: string; collector: string; part: number; days: number[] }[] = [
  { environment: 'production', collector: 'image-ci', part: 1, days: [13.9, 8.9, 4.9, 2.9, 0.3] },
  { environment: 'staging', collector: 'image-ci-stage', part: 0.4, days: [13.8, 11.9, 10.9, 7.4, 0.4] },
  { environment: 'edge', collector: 'image-edge-rtm', part: 0.6, days: [13.7, 6.4, 0.2] },
]

const watched = new Set(['booking/web', 'customs/manifest-archive', 'payments/card-tokeniser', 'infra/ingress-nginx'])
const scannedAgain = (build: Build) => watched.has(build.image) || shareOf('again', build.image) < 0.3

/** Each build is scanned when it first runs, and some once more near the end, when the databases know more. */
function scans(moments: Moments): Pending[] {
  const start = moments.ago(14)
  return scanners.flatMap(({ environment, collector, part, days }) => {
    const seen = new Set<string>()
    return days.flatMap((day, round) => {
      const again = round === days.length - 1
      return buildsAt(environment, day)
        .filter((build) => shareOf('scanned', environment, build.image) < part)
        .filter((build) => !seen.has(build.digest) || (again && scannedAgain(build)))
        .map((build, at): Pending => {
          seen.add(build.digest)
          const when = moments.ago(0, Math.round(day * 1440 - at * 1.5))
          const daysAgo = (moments.now.getTime() - when.getTime()) / 86_400_000
          return { at: when, collector, format: 'trivy', body: () => trivyReport(build, when, daysAgo, start) }
        })
    })
  })
}

/** The three builds that are looked at most closely are scanned by Grype as well. */
function secondOpinions(moments: Moments): Pending[] {
  const start = moments.ago(14)
  return buildsAt('production', 0.25)
    .filter((build) => /^(?:booking\/web|customs\/manifest-archive|payments\/card-tokeniser)$/.test(build.image))
    .map((build, at): Pending => {
      const when = moments.ago(0, 350 - at * 4)
      const daysAgo = (350 - at * 4) / 1440
      return { at: when, collector: 'grype-ci', format: 'grype', body: () => grypeReport(build, when, daysAgo, start) }
    })
}

/** Dockle looks at how two of them were built. */
const lints = (moments: Moments): Pending[] =>
  buildsAt('production', 0.24)
    .filter((build) => build.image === 'booking/web' || build.image === 'payments/card-tokeniser')
    .map((build, at): Pending => ({
      at: moments.ago(0, 340 - at * 4),
      collector: 'dockle-ci',
      format: 'sarif',
      scope: `${build.repository}@${build.digest}`,
      body: () => dockleReport(build),
    }))

const policed: { cluster: string; collector: string; days: number[] }[] = [
  { cluster: 'prod-eu-1', collector: 'kyverno-prod', days: [13.6, 9, 5, 1, 0.02] },
  { cluster: 'prod-us-1', collector: 'kyverno-prod', days: [13.6, 7, 3, 0.03] },
  { cluster: 'stage-eu-1', collector: 'kyverno-stage', days: [13.5, 5.5, 0.04] },
]

const policies = (moments: Moments): Pending[] =>
  policed.flatMap(({ cluster, collector, days }) =>
    days.map((day) => {
      const when = moments.ago(0, Math.round(day * 1440))
      const body = () => policyReports(clusterOf(cluster), when, day)
      return { at: when, collector, format: 'policy-report' as const, cluster: clusterOf(cluster).uid, body }
    }),
  )

/** The operator reports a namespace at a time, hourly at the end; then it is late. */
function operator(moments: Moments): Pending[] {
  const cluster = clusterOf('stage-eu-1')
  const minutes = [
    ...[9, 3].flatMap((day) => watchedNamespaces.map((_, at) => day * 1440 - at * 60)),
    310,
    250,
    190,
    130,
  ]
  return minutes.map((ago, at) => {
    const when = moments.ago(0, ago)
    const namespace = watchedNamespaces[at % watchedNamespaces.length] ?? 'booking'
    const body = () => operatorReports(cluster, namespace, when, ago / 1440)
    return {
      at: when,
      collector: 'trivy-operator-stage',
      format: 'trivy-operator' as const,
      cluster: cluster.uid,
      body,
    }
  })
}

/** Kubescape scanned one cluster, Gatekeeper audited another, kube-bench looked at one node of the edge. */
function others(moments: Moments): Pending[] {
  const scanned = clusterOf('prod-us-1')
  const guarded = clusterOf('prod-eu-1')
  const edge = clusterOf('edge-rtm')
  const [scan, audit, bench] = [moments.ago(0, 47), moments.ago(0, 33), moments.ago(3)]
  return [
    {
      at: scan,
      collector: 'kubescape-prod',
      format: 'kubescape',
      cluster: scanned.uid,
      body: () => kubescapeReport(scanned, scan, 47 / 1440),
    },
    {
      at: audit,
      collector: 'gatekeeper-prod',
      format: 'gatekeeper',
      cluster: guarded.uid,
      body: () => gatekeeperReport(guarded, audit, 33 / 1440),
    },
    {
      at: bench,
      collector: 'kube-bench-edge',
      format: 'kube-bench',
      cluster: edge.uid,
      scope: `node/${edge.nodes[0]}`,
      body: benchReport,
    },
  ]
}

/** The hosts at the quay, and docker-bench-security on the one that needs it. */
function hosts(moments: Moments): Pending[] {
  const start = moments.ago(14)
  const seen = dockerHosts.flatMap((host, at) =>
    [12, 6.4, 2, (7 + at) / 1440].map((days): Pending => {
      const when = moments.ago(0, Math.round(days * 1440) - at)
      const body = () => dockerHostReport(host, when, days, start)
      return { at: when, collector: `docker-${host.name}`, format: 'docker-host', body }
    }),
  )
  const bench = moments.ago(2, -30)
  const body = () => dockerBenchReport(bench)
  return [
    ...seen,
    { at: bench, collector: 'docker-bench-crane', format: 'docker-bench', scope: 'crane-vision-2', body },
  ]
}
