import type { FindingKind } from '@/lib/model/finding'
import type { Adapter, AdapterResult } from '../../adapter'
import { otherTool } from '../../other-tool'
import { jsonPath } from '../../problems'
import { expected as expectedBut, identifier, instant, list, record, text, type Raw } from '../trivy/fields'
import { Gathering } from '../trivy/gathering'
import { addImage } from '../trivy/image'
import { findingOf, kindOf } from './result'
import { subjectOf } from './subject'

const expected = 'expected SARIF: version 2.1.0 with at least one run'
const nameless = 'does not say what was scanned: name the image or the path in the header Plimsoll-Scope'

/** What a run without results proves, by the tool; of others it proves nothing. */
const looksFor: Readonly<Record<string, readonly FindingKind[]>> = {
  trivy: ['vulnerability'],
  grype: ['vulnerability'],
  roxctl: ['vulnerability'],
  dockle: ['misconfiguration'],
}

/**
 * Reads SARIF 2.1.0 of scanners of images and files. Its own words are few: the tool's JSON says more where there is
 * an adapter for it. A result that was suppressed is counted, one that passed takes its finding back.
 */
export const sarifAdapter: Adapter = {
  format: 'sarif',

  recognise(documents) {
    if (documents.length === 1 && isSarif(documents[0])) return null
    return otherTool(expected, 'sarif', documents)
  },

  read(documents, context): AdapterResult {
    const [document] = documents
    if (!isSarif(document)) return { ok: false, problems: [{ path: '$', message: expected }] }
    const into = new Gathering()
    const [first] = document.runs
    const tool = toolOf(first)
    const times: string[] = []
    let title: string | undefined
    for (const [at, item] of document.runs.entries()) {
      const run = record(item)
      if (!run || toolOf(run) !== tool) {
        into.reject({
          path: `$.runs[${at}]`,
          message: run ? `is a run of ${toolOf(run)}: send each tool's run by itself` : 'is no run',
        })
        continue
      }
      const subject = subjectOf(run, context)
      if (!subject) {
        into.reject({ path: `$.runs[${at}]`, message: nameless })
        continue
      }
      title ??= subject.name
      const asset = subject.kind === 'image' ? addImage(into, subject) : into.addAsset(subject)
      readRun(into, run, asset, ['runs', at])
      for (const kind of (Object.hasOwn(looksFor, tool) && looksFor[tool]) || []) into.cover(asset, kind)
      times.push(...list(run.invocations).flatMap((one) => instant(record(one)?.endTimeUtc) ?? []))
    }
    if (into.isEmpty) return { ok: false, problems: into.rejected.slice(0, 50) }
    return {
      ok: true,
      observation: into.observation({
        source: tool,
        evidenceAt: times.sort().at(-1) ?? instant(context.collectedAt) ?? context.collectedAt,
        title: title ?? tool,
        complete: context.complete ?? true,
      }),
    }
  },
}

function isSarif(document: unknown): document is Raw & { runs: unknown[] } {
  const raw = record(document)
  return raw !== undefined && 'version' in raw && Array.isArray(raw.runs) && raw.runs.length > 0
}

/** `Trivy` → `trivy`: the same source as of the tool's own JSON. */
function toolOf(run: unknown): string {
  const name = text(record(record(record(run)?.tool)?.driver)?.name, 60) ?? ''
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'sarif'
  )
}

function readRun(into: Gathering, run: Raw, asset: string, path: readonly PropertyKey[]): void {
  const rules = list(record(record(run.tool)?.driver)?.rules).map(record)
  const byId = new Map(rules.flatMap((rule) => (typeof rule?.id === 'string' ? [[rule.id, rule] as const] : [])))
  for (const [at, item] of list(run.results).entries()) {
    const result = record(item)
    const index = Number(result?.ruleIndex ?? record(result?.rule)?.index ?? -1)
    const ruleId = identifier(result?.ruleId) ?? identifier(record(result?.rule)?.id) ?? identifier(rules[index]?.id)
    if (!result || !ruleId) {
      into.rejectItem(asset, 'misconfiguration', {
        path: jsonPath([...path, 'results', at, 'ruleId']),
        message: expectedBut('the id of a rule', result?.ruleId),
      })
      continue
    }
    const rule = byId.get(ruleId) ?? rules[index]
    const kind = kindOf(ruleId, rule)
    into.cover(asset, kind)
    if (isSuppressed(result)) into.tally(asset, 'suppressed', 1)
    else if (result.kind === 'pass') into.addPass({ asset, rule: ruleId, status: 'healthy' })
    else if (result.kind === 'notApplicable') into.addPass({ asset, rule: ruleId, status: 'not-applicable' })
    else if (result.kind !== 'informational' && result.baselineState !== 'absent') {
      const finding = findingOf(asset, ruleId, result, rule)
      into.addFinding(finding)
      if (kind === 'vulnerability')
        into.addFacts({ id: finding.rule, severity: finding.severity, title: finding.title })
    }
  }
}

/** Suppressed by one that was accepted, or that says nothing of its state. Source: SARIF 2.1.0, 3.27.23. */
function isSuppressed(result: Raw): boolean {
  const all = list(result.suppressions).map(
    (one) => text(record(one)?.status) ?? text(record(one)?.state) ?? 'accepted',
  )
  return all.length > 0 && all.every((status) => status === 'accepted')
}
