import type { AssessmentStatus, Evidence, Verdict } from '@/lib/model/assessment'
import { checkById } from './catalogue'
import type { Check } from './check'
import { switchedOff, type AssessedAsset, type CheckResult } from './evaluate'
import { namespaceExclusion } from './exclusions'
import { defaultSetting, type SettingOf } from './setting'
import { notApplicable, verdictOf } from './verdict'

/** What a tool says of one of our checks on an asset. */
export type WitnessVerdict = {
  checkId: string
  source: string
  status: AssessmentStatus
  /** The tool's own ids. */
  rule: string
  reason: string | null
  evidence: Evidence[]
}

/** `witness`: the tool whose verdict it is, where we could not judge. `disputed`: one says healthy, one unhealthy. */
export type JudgedResult = CheckResult & { witness?: string; disputed?: boolean }

/**
 * Puts our own results and other tools' verdicts together. What we evaluated ourselves counts; where we could not
 * (no result, or one that says it was not evaluated) the tools' verdict does, and of several the unhealthy one.
 */
export function withWitnesses(
  asset: AssessedAsset,
  own: readonly CheckResult[],
  witnesses: readonly WitnessVerdict[],
  settingOf: SettingOf = defaultSetting,
  find: (id: string) => Check | undefined = checkById,
): JudgedResult[] {
  if (witnesses.length === 0) return [...own]
  const results = new Map<string, JudgedResult>(own.map((result) => [result.checkId, result]))
  const said = new Map<string, WitnessVerdict[]>()
  for (const one of witnesses) said.set(one.checkId, [...(said.get(one.checkId) ?? []), one])
  for (const [checkId, verdicts] of said) {
    const check = find(checkId)
    const kinds: readonly string[] = check?.assetKinds ?? []
    if (!check || !kinds.includes(asset.kind)) continue
    const mine = results.get(checkId)
    const isMine = mine && !(mine.verdict.status === 'not-applicable' && mine.verdict.evaluated === false)
    const { enabled, exclusions } = settingOf(check)
    const excluded = namespaceExclusion(asset.namespace, exclusions)
    if (!isMine && (!enabled || excluded !== null)) {
      results.set(checkId, { checkId, verdict: excluded === null ? switchedOff : notApplicable(excluded) })
      continue
    }
    const result = isMine ? mine : { checkId, ...decide(verdicts) }
    results.set(checkId, { ...result, ...(isDisputed(result.verdict, verdicts) && { disputed: true }) })
  }
  return [...results.values()]
}

function decide(verdicts: readonly WitnessVerdict[]): { verdict: Verdict; witness: string } {
  const rank = { unhealthy: 0, healthy: 1, 'not-applicable': 2 } as const
  const sorted = verdicts.toSorted((a, b) => rank[a.status] - rank[b.status] || (a.source < b.source ? -1 : 1))
  const [first] = sorted
  if (!first) throw new Error('a decision needs a verdict')
  if (first.status === 'healthy') return { verdict: { status: 'healthy' }, witness: first.source }
  if (first.status === 'not-applicable') {
    return { verdict: notApplicable(first.reason ?? `${first.source} found nothing to judge`), witness: first.source }
  }
  const against = sorted.filter((one) => one.status === 'unhealthy')
  const evidence = against.flatMap((one) =>
    one.evidence.length > 0 ? one.evidence : [{ path: '$', message: `${one.source} ${one.rule} failed` }],
  )
  return { verdict: verdictOf(evidence), witness: first.source }
}

function isDisputed(verdict: Verdict, verdicts: readonly WitnessVerdict[]): boolean {
  if (verdict.status === 'not-applicable') return false
  const opposite = verdict.status === 'healthy' ? 'unhealthy' : 'healthy'
  return verdicts.some((one) => one.status === opposite)
}
