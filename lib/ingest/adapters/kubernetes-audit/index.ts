import type { Adapter } from '@/lib/ingest/adapter'
import { otherTool } from '@/lib/ingest/other-tool'
import type { AuditEvent } from '@/lib/model/audit-event'
import type { Problem } from '@/lib/model/json'
import { clusterKey, clusterOfKey } from '@/lib/model/key'
import { auditItems, isAuditVersion, type Item } from './items'
import { isRaw } from './raw'
import { readEvent } from './read-event'
import { googleCluster, readGoogle } from './read-google'
import { readTime } from './read-time'

const expected =
  'expected audit events of Kubernetes: an EventList or Events of audit.k8s.io, one per line or in the envelope of EKS, AKS or GKE'
const nowhere =
  'the events do not say of which cluster they are: send the header Plimsoll-Cluster, or post to /api/v1/ingest/kubernetes-audit/cluster/NAME'
const unknown = 'is no audit event of Kubernetes'

/**
 * Reads the audit log of an API server, as it posts it itself, writes it to a file, or as EKS, AKS and GKE pass it on.
 * The events come without secrets in `observation.audit`; what they mean is decided when they are processed.
 */
export const kubernetesAuditAdapter: Adapter = {
  format: 'kubernetes-audit',

  recognise(documents) {
    for (const item of auditItems(documents)) {
      if (item.form === 'event' || (item.form === 'google' && isRaw(item.value) && readGoogle(item.value, '', '')))
        return null
    }
    // A list that holds nothing is a healthy server's; anything else without an event is another tool's.
    return documents.length > 0 && documents.every(isEmptyList)
      ? null
      : otherTool(expected, 'kubernetes-audit', documents)
  },

  read(documents, context) {
    const audit: AuditEvent[] = []
    const rejected: Problem[] = []
    let faults = 0
    const refuse = (path: string, message: string) => void (faults++ < 100 && rejected.push({ path, message }))
    const told = nameOf(context.cluster)
    const collectedAt = iso(context.collectedAt, context.collectedAt)
    for (const item of auditItems(documents)) {
      const cluster = told ?? nameOf(clusterIn(item))
      if (item.form === 'unknown' || !isRaw(item.value)) refuse(item.path, unknown)
      else if (cluster === undefined) refuse(item.path, nowhere)
      else {
        const fallbackAt = typeof item.at === 'string' ? iso(item.at, context.collectedAt) : collectedAt
        const key = clusterKey(cluster)
        const event =
          item.form === 'google' ? readGoogle(item.value, key, fallbackAt) : readEvent(item.value, key, fallbackAt)
        if (event) audit.push(event)
        else refuse(item.path, unknown)
      }
    }
    if (audit.length === 0 && rejected.length > 0) return { ok: false, problems: rejected.slice(0, 50) }
    const clusters = [...new Set(audit.map((event) => event.cluster))]
    const last = audit.reduce((newest, event) => (event.at > newest ? event.at : newest), '')
    return {
      ok: true,
      observation: {
        source: 'kubernetes-audit',
        evidenceAt: last || collectedAt,
        title: titleOf(audit.length, clusters),
        assets: clusters.map((key) => ({
          kind: 'cluster',
          key,
          name: clusterOfKey(key) ?? key,
          mentioned: true,
        })),
        edges: [],
        scopes: [],
        findings: [],
        vulnerabilities: [],
        events: [],
        audit,
        rejected,
      },
    }
  },
}

/** A list that holds nothing: a batch of a server on which nothing happened. */
const isEmptyList = (document: unknown) =>
  isRaw(document) &&
  document.kind === 'EventList' &&
  isAuditVersion(document.apiVersion) &&
  (document.items === null ||
    document.items === undefined ||
    (Array.isArray(document.items) && document.items.length === 0))

/** A cluster's uid or name (an ARN may hold slashes); undefined for what could not be one. */
function nameOf(text: string | undefined): string | undefined {
  const name = text?.trim()
  return name && name.length <= 512 && /^[\w.:/@ -]+$/.test(name) ? name : undefined
}

function clusterIn(item: Item): string | undefined {
  if (item.cluster !== undefined) return item.cluster
  if (!isRaw(item.value)) return undefined
  if (item.form === 'google') return googleCluster(item.value)
  const arn = item.value.clusterName ?? item.value.cluster_name
  return typeof arn === 'string' ? arn : undefined
}

const iso = (time: unknown, otherwise: string) => readTime(time) ?? new Date(otherwise).toISOString()

function titleOf(count: number, clusters: readonly string[]): string {
  const events = `${count} audit event${count === 1 ? '' : 's'}`
  const [cluster = ''] = clusters
  return clusters.length === 1 ? `${events} of ${clusterOfKey(cluster) ?? cluster}` : events
}
