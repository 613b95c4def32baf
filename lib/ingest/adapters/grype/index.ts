import type { Adapter, AdapterResult, ReportContext } from '../../adapter'
import { otherTool } from '../../other-tool'
import { instant, list, record, text, type Raw } from '../trivy/fields'
import { Gathering } from '../trivy/gathering'
import { addImage } from '../trivy/image'
import { readMatch } from './match'
import { subjectOf } from './subject'

const expected = 'expected the JSON of grype: matches, source and descriptor, as `grype IMAGE -o json` prints it'
const nameless = 'names neither an image nor a path; scan it by name, or say what it is in the header Plimsoll-Scope'

type Found = { report: Raw; path: readonly PropertyKey[]; at: string | undefined; whole: boolean }

/**
 * Reads what `grype … -o json` prints, and Kubescape's VulnerabilityManifest, which holds the same inside. Packages are
 * named as Trivy names them, so both tools are witnesses of one finding.
 */
export const grypeAdapter: Adapter = {
  format: 'grype',

  recognise(documents) {
    const found = documents.flatMap((document) => reportsOf(document, []))
    return found.length > 0 ? null : otherTool(expected, 'grype', documents)
  },

  read(documents, context): AdapterResult {
    const reports = documents.flatMap((document, at) => reportsOf(document, documents.length > 1 ? [at] : []))
    if (reports.length === 0) return { ok: false, problems: [{ path: '$', message: expected }] }
    const into = new Gathering()
    const times: string[] = []
    const names: string[] = []
    for (const one of reports) {
      const name = readReport(into, one, context)
      if (name) names.push(name)
      if (one.at) times.push(one.at)
    }
    if (into.isEmpty) return { ok: false, problems: into.rejected.slice(0, 50) }
    return {
      ok: true,
      observation: into.observation({
        source: 'grype',
        evidenceAt: times.sort().at(-1) ?? instant(context.collectedAt) ?? context.collectedAt,
        title: names.length === 1 ? (names[0] ?? 'Grype') : `${names.length} reports of Grype`,
        complete: context.complete ?? true,
      }),
    }
  },
}

function readReport(into: Gathering, { report, path, whole }: Found, context: ReportContext): string | null {
  const subject = subjectOf(report, context)
  if (!subject) {
    into.reject({ path: path.length > 0 ? `$[${String(path[0])}]` : '$', message: nameless })
    return null
  }
  const asset = subject.kind === 'image' ? addImage(into, subject) : into.addAsset(subject)
  into.cover(asset, 'vulnerability', whole)
  const distribution = text(record(report.distro)?.name)?.toLowerCase()
  for (const [index, match] of list(report.matches).entries())
    readMatch(into, match, { asset, distribution, path: [...path, 'matches', index] })
  const ignored = list(report.ignoredMatches).length
  if (ignored > 0) into.tally(asset, 'suppressed', ignored)
  return subject.name
}

function reportsOf(document: unknown, path: readonly PropertyKey[]): Found[] {
  const raw = record(document)
  if (!raw) return []
  if (raw.kind === 'VulnerabilityManifest') return manifest(raw, path)
  if (Array.isArray(raw.items) && 'apiVersion' in raw) {
    return raw.items.flatMap((item: unknown, at) => {
      const one = record(item)
      return one?.kind === 'VulnerabilityManifest' ? manifest(one, [...path, 'items', at]) : []
    })
  }
  // `matches` is null where nothing was found.
  if (!('matches' in raw) || !('source' in raw) || !('descriptor' in raw)) return []
  if (raw.matches !== null && !Array.isArray(raw.matches)) return []
  return [{ report: raw, path, at: instant(record(raw.descriptor)?.timestamp), whole: true }]
}

/** One with the context `filtered` holds only what was seen loaded, so it takes nothing back. */
function manifest(raw: Raw, path: readonly PropertyKey[]): Found[] {
  const spec = record(raw.spec)
  const payload = record(spec?.payload)
  if (!payload || !Array.isArray(payload.matches)) return []
  const labels = record(record(raw.metadata)?.labels)
  const at = instant(record(record(spec?.metadata)?.report)?.createdAt)
  return [
    { report: payload, path: [...path, 'spec', 'payload'], at, whole: labels?.['kubescape.io/context'] !== 'filtered' },
  ]
}
