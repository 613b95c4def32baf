import type { Adapter } from '@/lib/ingest/adapter'
import { otherTool } from '@/lib/ingest/other-tool'
import type { Problem } from '@/lib/model/json'
import { addEntryResults } from './add-report'
import { entriesOf, looksLikePolicyReport } from './entries'
import { Gathering } from './gathering'
import { dateOf } from './times'

const expected =
  'expected policy reports of wgpolicyk8s.io or openreports.io, a list of them, or a result of Policy Reporter'
const noCluster: Problem = {
  path: '$',
  message: 'policy reports do not say which cluster they are from: send the header Plimsoll-Cluster',
}

/**
 * Reads policy reports as objects or lists, and Policy Reporter's webhook. Only a list holds all reports of a
 * resource, so only a list retracts (or what the sender calls complete); never a single result of the webhook, a
 * page of a list, or a report that was cut short. Results of Falco's adapter are findings here, not alerts: they
 * carry no time of their own.
 */
export const policyReportAdapter: Adapter = {
  format: 'policy-report',

  recognise(documents) {
    return documents.some(looksLikePolicyReport) ? null : otherTool(expected, 'policy-report', documents)
  },

  read(documents, context) {
    const { entries, heartbeats, rejected, lists } = entriesOf(documents)
    if (entries.length === 0 && heartbeats === 0 && lists === 0) {
      return { ok: false, problems: rejected.length ? rejected.slice(0, 50) : [{ path: '$', message: expected }] }
    }
    const cluster = context.cluster?.trim()
    if (entries.length > 0 && !cluster) return { ok: false, problems: [noCluster] }
    const gathered = new Gathering()
    gathered.rejected.push(...rejected)
    gathered.anyUnplaced = rejected.length > 0
    for (const entry of entries) addEntryResults(gathered, entry, cluster ?? '')
    const nothingRead = gathered.assets.size === 0 && gathered.rejected.length > 0
    if (nothingRead) return { ok: false, problems: gathered.rejected.slice(0, 50) }

    const created = entries.map((one) =>
      one.type === 'report' ? dateOf(one.report.metadata?.creationTimestamp) : null,
    )
    const seen = gathered.newest ?? newestOf(created)
    const reports = entries.filter((entry) => entry.type === 'report')
    const mayBeComplete = context.complete ?? (reports.length > 0 && reports.every((entry) => entry.listed))
    return {
      ok: true,
      observation: {
        source: 'policy-report',
        evidenceAt: new Date(seen ?? context.collectedAt).toISOString(),
        title: titleOf(entries.length, reports.length, cluster),
        assets: [...gathered.assets.values()],
        edges: [],
        scopes: gathered.listScopes(mayBeComplete && reports.length === entries.length),
        findings: gathered.listFindings(),
        passes: gathered.listPasses(),
        vulnerabilities: gathered.listFacts(),
        events: [],
        rejected: gathered.rejected,
      },
    }
  },
}

function newestOf(times: readonly (number | null)[]): number | null {
  return times.reduce((newest, time) => (time !== null && (newest === null || time > newest) ? time : newest), null)
}

function titleOf(entries: number, reports: number, cluster: string | undefined): string {
  if (entries === 0) return 'Heartbeat'
  if (reports === 0) return entries === 1 ? `1 policy result of ${cluster}` : `${entries} policy results of ${cluster}`
  return reports === 1 ? `1 policy report of ${cluster}` : `${reports} policy reports of ${cluster}`
}
