import { redactText } from '@/lib/model/redact'
import { addResult, type Surroundings } from './add-result'
import { type Entry, faultAt } from './entries'
import type { Gathering } from './gathering'
import { type Report, result } from './payload'
import { dateOf } from './times'
import { outcomeOf } from './words'

/** Adds every result of an entry to what was gathered. */
export function addEntryResults(gathered: Gathering, entry: Entry, cluster: string): void {
  if (entry.type === 'result') {
    gathered.seenAt(dateOf(entry.createdAt))
    const around = {
      cluster,
      namespace: null,
      scope: entry.resource,
      tool: toolName(entry.result.source),
      whole: false,
    }
    return addResult(gathered, entry.result, entry.path, around)
  }
  const { report } = entry
  const parsed = (report.results ?? []).map((item) => result.safeParse(item))
  const around: Omit<Surroundings, 'tool'> = {
    cluster,
    namespace: report.kind.startsWith('Cluster') ? null : (report.metadata?.namespace ?? null),
    scope: report.scope ?? report.metadata?.ownerReferences?.[0] ?? null,
    whole: !isAbridged(
      report,
      parsed.flatMap((item) => (item.success ? [outcomeOf(item.data)] : ['fail'])),
    ),
  }
  parsed.forEach((item, index) => {
    const path = `${entry.path}.results[${index}]`
    if (!item.success) {
      gathered.rejected.push(faultAt(path, item.error))
      gathered.anyUnplaced = true
      return
    }
    const tool = toolName(item.data.source ?? report.source ?? labelledTool(report))
    addResult(gathered, item.data, path, { ...around, tool })
  })
}

/** A report that counts more failures than it lists was cut short (v1beta1 `configuration.limits`). */
function isAbridged(report: Report, outcomes: readonly unknown[]): boolean {
  const { fail, warn, error } = report.summary ?? {}
  const listed = outcomes.filter((outcome) => outcome !== 'pass' && outcome !== 'skip').length
  return (fail ?? 0) + (warn ?? 0) + (error ?? 0) > listed
}

function labelledTool(report: Report): string | undefined {
  const labels = report.metadata?.labels ?? {}
  return (
    labels['wgpolicyk8s.io/engine'] ?? labels['policy.kubernetes.io/engine'] ?? labels['app.kubernetes.io/managed-by']
  )
}

const toolName = (text: string | null | undefined): string | undefined =>
  text?.trim() ? redactText(text.trim().toLowerCase()).slice(0, 128) : undefined
