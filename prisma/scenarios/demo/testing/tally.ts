import type { FindingKind } from '@/lib/model/finding'
import type { DemoReport } from '../shape'

type Listed = { kind: string; metadata: { name: string; namespace?: string; uid: string } }
type Scan = {
  Metadata: { RepoDigests: string[] }
  Results: Partial<Record<'Vulnerabilities' | 'Secrets' | 'Misconfigurations' | 'Licenses', unknown[]>>[]
}
type Line = { rule: string; time: string; output_fields: Record<string, string> }

const lists = {
  Vulnerabilities: 'vulnerability',
  Secrets: 'secret',
  Misconfigurations: 'misconfiguration',
  Licenses: 'licence',
} as const
const workloadKinds = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob'])

/** Counts what the bodies themselves hold: workloads by cluster uid, digests, findings of each image's last scan, events. */
export function tallyOf(reports: readonly DemoReport[]) {
  const clusters = new Map<string, Set<string>>()
  const scans = new Map<string, Scan>()
  const subjects = new Set<string>()
  const eventTimes: string[] = []
  for (const report of reports) {
    if (report.format === 'falco') {
      for (const text of report.body.trim().split('\n')) {
        const line = JSON.parse(text) as Line
        const fields = line.output_fields
        eventTimes.push(line.time)
        subjects.add(
          [report.cluster, line.rule, fields['k8s.pod.name'] ?? fields['ka.target.name'], line.time.slice(0, 10)].join(
            '|',
          ),
        )
      }
    }
    if (report.format === 'trivy') {
      const scan = JSON.parse(report.body) as Scan
      scans.set(`${report.collector} ${scan.Metadata.RepoDigests[0]}`, scan)
    }
    if (report.format === 'kubernetes') {
      const items = (JSON.parse(report.body) as { items: Listed[] }).items
      const uid = items.find((item) => item.kind === 'Namespace' && item.metadata.name === 'kube-system')?.metadata.uid
      const workloads = items.filter((item) => workloadKinds.has(item.kind))
      clusters.set(
        uid ?? '',
        new Set(workloads.map(({ kind, metadata }) => `${kind}/${metadata.namespace}/${metadata.name}`)),
      )
    }
  }
  const findings: Record<FindingKind, number> = {
    vulnerability: 0,
    secret: 0,
    misconfiguration: 0,
    licence: 0,
    malware: 0,
  }
  for (const scan of scans.values()) {
    for (const result of scan.Results) {
      for (const [list, kind] of Object.entries(lists))
        findings[kind] += result[list as keyof typeof lists]?.length ?? 0
    }
  }
  const digests = new Set([...scans.values()].map((scan) => scan.Metadata.RepoDigests[0]?.split('@')[1]))
  return { clusters, digests, findings, subjects, eventTimes, events: eventTimes.length }
}
