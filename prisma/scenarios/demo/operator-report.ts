import { careAt, knownAt } from './changes'
import type { Cluster } from './clusters'
import type { Build } from './images'
import { podTemplate } from './kubernetes/pod-template'
import { templateHash } from './kubernetes/workload'
import { seconds } from './moment'
import { uuidOf } from './random'
import { careOf, type Entry } from './roster'
import { runningBuild, workloadsAt } from './running'
import { flawsOf } from './trivy-vulnerability'

/** What Trivy Operator found in one namespace: vulnerability and configuration reports of its Deployments. */
export function operatorReports(cluster: Cluster, namespace: string, at: Date, daysAgo: number): string {
  const entries = workloadsAt(cluster, daysAgo).filter(
    (one) => one.namespace === namespace && one.kind === 'Deployment',
  )
  const items = entries.flatMap((entry) => {
    const build = runningBuild(entry, cluster, daysAgo)
    const care = careAt(entry, cluster.name, careOf(entry, cluster.name), daysAgo)
    const set = `${entry.name}-${templateHash(podTemplate(entry, cluster, build, care, false))}`
    return [
      resource('VulnerabilityReport', entry, cluster, set, at, vulnerabilities(build, at, daysAgo)),
      resource('ConfigAuditReport', entry, cluster, set, at, configuration(entry, care, set, at)),
    ]
  })
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '' }, items })
}

/** The namespaces that the operator watches. */
export const watchedNamespaces = ['booking', 'payments', 'customs', 'tracking']

const scanner = { name: 'Trivy', vendor: 'Aqua Security', version: '0.67.2' }

function resource(kind: string, entry: Entry, cluster: Cluster, set: string, at: Date, report: object): object {
  const vulnerable = kind === 'VulnerabilityReport'
  const uid = uuidOf(cluster.name, 'ReplicaSet', entry.namespace, set)
  const owner = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    name: set,
    uid,
    controller: true,
    blockOwnerDeletion: false,
  }
  return {
    apiVersion: 'aquasecurity.github.io/v1alpha1',
    kind,
    metadata: {
      name: `replicaset-${set}${vulnerable ? `-${entry.name}` : ''}`,
      namespace: entry.namespace,
      uid: uuidOf(kind, uid),
      creationTimestamp: seconds(at),
      annotations: { 'trivy-operator.aquasecurity.github.io/report-ttl': '24h0m0s' },
      labels: {
        ...(vulnerable ? { 'trivy-operator.container.name': entry.name } : {}),
        'trivy-operator.resource.kind': 'ReplicaSet',
        'trivy-operator.resource.name': set,
        'trivy-operator.resource.namespace': entry.namespace,
      },
      ownerReferences: [owner],
    },
    report,
  }
}

function vulnerabilities(build: Build, at: Date, daysAgo: number): object {
  const slash = build.repository.indexOf('/')
  const found = [...build.os, ...build.packages].flatMap((placed) =>
    flawsOf(placed)
      .filter((flaw) => knownAt(flaw.cve, daysAgo))
      .flatMap((flaw) =>
        placed.section.packages.map((name) => ({
          vulnerabilityID: flaw.cve,
          resource: name,
          installedVersion: placed.section.versions[placed.step] ?? '',
          fixedVersion: flaw.mendedBy === null ? '' : (placed.section.versions[flaw.mendedBy] ?? ''),
          severity: flaw.severity,
          score: flaw.score,
          title: flaw.title,
          primaryLink: `https://avd.aquasec.com/nvd/${flaw.cve.toLowerCase()}`,
          links: [],
          target: '',
        })),
      ),
  )
  return {
    artifact: { repository: build.repository.slice(slash + 1), tag: build.tag, digest: build.digest },
    registry: { server: build.repository.slice(0, slash) },
    scanner,
    summary: countsOf(found),
    updateTimestamp: seconds(at),
    vulnerabilities: found,
  }
}

function configuration(entry: Entry, care: string, set: string, at: Date): object {
  const subject = `Container '${entry.name}' of ReplicaSet '${set}'`
  const check = (checkID: string, severity: string, title: string, setting: string, success: boolean) => ({
    category: 'Kubernetes Security Check',
    checkID,
    severity,
    title,
    description: `${title}. Setting ${setting} narrows what an intruder can do.`,
    messages: [success ? '' : `${subject} should set '${setting}'`],
    success,
  })
  const strict = care === 'hardened'
  const checks = [
    check(
      'KSV001',
      'MEDIUM',
      'Process can gain rights',
      'securityContext.allowPrivilegeEscalation',
      strict || care === 'ordinary',
    ),
    check('KSV003', 'LOW', 'Default capabilities are kept', 'securityContext.capabilities.drop', strict),
    check('KSV012', 'MEDIUM', 'Runs as root', 'securityContext.runAsNonRoot', strict || care === 'ordinary'),
    check('KSV014', 'HIGH', 'Root file system is writable', 'securityContext.readOnlyRootFilesystem', strict),
  ]
  return { scanner, checks, summary: countsOf(checks.filter((one) => !one.success)), updateTimestamp: seconds(at) }
}

function countsOf(found: { severity: string }[]) {
  const count = (severity: string) => found.filter((one) => one.severity === severity).length
  return {
    criticalCount: count('CRITICAL'),
    highCount: count('HIGH'),
    mediumCount: count('MEDIUM'),
    lowCount: count('LOW'),
  }
}
