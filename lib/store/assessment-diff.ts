import { countedState, controlState, type ControlState, type RecommendationResult } from '@/lib/assess/control-state'
import { checkById } from '@/lib/assess/catalogue'
import type { StateChange } from '@/lib/assess/movement'
import type { MovementCause } from '@/lib/model/movement-cause'
import type { JudgedResult } from '@/lib/assess/witness'
import type { Check } from '@/lib/assess/check'
import type { AssessmentStatus, ExemptionCategory } from '@/lib/model/assessment'
import type { ControlId } from '@/lib/model/control'
import { severityRank } from '@/lib/model/severity'
import { TallyChange } from './tally'

/** The row of `control_tally` that counts every resource with a counted result once: healthy in all, or not. */
export const anyControl = 'any'

export type ExemptionOf = (checkId: string) => ExemptionCategory | undefined

type ControlRow = { control: ControlId; state: ControlState; sole: string | null }

/** How one asset counts, by check and by control. */
export type AssetStanding = { results: RecommendationResult[]; controls: ControlRow[] }

/** Standing of an asset from its results; exemptions, grace and previews are taken into account. */
export function standingOf(
  results: readonly { checkId: string; status: AssessmentStatus; inGrace?: boolean }[],
  exemptionOf: ExemptionOf,
): AssetStanding {
  const byControl = new Map<ControlId, RecommendationResult[]>()
  const counted: RecommendationResult[] = []
  for (const { checkId, status, inGrace } of results) {
    const check = checkById(checkId)
    if (!check) continue
    const exemption = exemptionOf(checkId)
    const result = {
      checkId,
      status,
      ...(exemption ? { exemption } : {}),
      ...(check.preview ? { preview: true } : {}),
      ...(inGrace ? { inGrace } : {}),
    }
    counted.push(result)
    const list = byControl.get(check.control)
    if (list) list.push(result)
    else byControl.set(check.control, [result])
  }
  const controls = [...byControl].map(([control, list]): ControlRow => {
    const failing = list.filter((result) => countedState(result) === 'unhealthy')
    return { control, state: controlState(list), sole: failing.length === 1 ? (failing[0]?.checkId ?? null) : null }
  })
  return { results: counted, controls }
}

const columnOf = (result: RecommendationResult) =>
  result.exemption && result.status === 'unhealthy' ? 'exempt' : result.status

const columnAt = (standing: AssetStanding, at: number) => {
  const result = standing.results[at]
  return result && columnOf(result)
}

/** Counts of checks (healthy, unhealthy, not applicable, exempt, sole) and of controls, to be added to tallies. */
export class PostureTallies {
  readonly checks = new TallyChange()
  readonly controls = new TallyChange()

  /** Adds what others counted. */
  merge(other: PostureTallies): void {
    for (const { key, by } of other.checks.rows()) this.checks.add(by, ...key)
    for (const { key, by } of other.controls.rows()) this.controls.add(by, ...key)
  }

  /** Counts an asset that is seen differently now: the same results in the same order, of which few count otherwise. */
  move(environmentId: string, was: AssetStanding, is: AssetStanding): void {
    const keys = new Set(is.results.filter((result, at) => columnOf(result) !== columnAt(was, at)))
    const pick = (standing: AssetStanding) => ({
      results: standing.results.filter((_, at) => {
        const result = is.results[at]
        return result !== undefined && keys.has(result)
      }),
      controls: standing.controls,
    })
    this.add(-1, environmentId, pick(was))
    this.add(1, environmentId, pick(is))
  }

  /** Adds (`by` 1) or takes away (`by` -1) everything that this asset counts for. */
  add(by: 1 | -1, environmentId: string, standing: AssetStanding): void {
    for (const result of standing.results) {
      this.checks.add(by, environmentId, result.checkId, columnOf(result))
    }
    for (const { control, state, sole } of standing.controls) {
      if (state !== 'none') this.controls.add(by, environmentId, control, state)
      if (sole) this.checks.add(by, environmentId, sole, 'sole')
    }
    const states = standing.controls.map((row) => row.state)
    const overall = states.includes('unhealthy') ? 'unhealthy' : states.includes('healthy') ? 'healthy' : null
    if (overall) this.controls.add(by, environmentId, anyControl, overall)
  }
}

/**
 * What changed for this asset in each control, with the cause: it appeared or vanished, a check was mended, broke,
 * or (known before, without a change of its object's own result) another reason; `known` where the caller knows it.
 */
export function stateChanges(
  asset: { id: string; name: string; existedBefore: boolean; existsNow: boolean },
  before: AssetStanding,
  after: AssetStanding,
  known?: MovementCause,
): StateChange[] {
  const controls = new Set([...before.controls, ...after.controls].map((row) => row.control))
  return [...controls].flatMap((control): StateChange[] => {
    const from = before.controls.find((row) => row.control === control)?.state ?? 'none'
    const to = after.controls.find((row) => row.control === control)?.state ?? 'none'
    if (from === to) return []
    const turned = turningCheck(control, before, after)
    const cause: MovementCause = known
      ? known
      : !asset.existedBefore
        ? 'appeared'
        : !asset.existsNow
          ? 'vanished'
          : to === 'healthy' || (to === 'none' && from === 'unhealthy')
            ? 'fixed'
            : to === 'unhealthy'
              ? 'broke'
              : 'check-changed'
    return [{ assetId: asset.id, asset: asset.name, control, checkId: turned, from, to, cause }]
  })
}

/** The worst check that began to fail in this control, else the worst that no longer does. */
function turningCheck(control: ControlId, before: AssetStanding, after: AssetStanding): string | null {
  const failing = (standing: AssetStanding) =>
    standing.results.flatMap((result) => {
      const check = checkById(result.checkId)
      return check?.control === control && countedState(result) === 'unhealthy' ? [check] : []
    })
  const worst = (now: readonly Check[], then: readonly Check[]) =>
    now
      .filter(({ id }) => !then.some((check) => check.id === id))
      .toSorted((a, b) => severityRank[b.severity] - severityRank[a.severity] || (a.id < b.id ? -1 : 1))[0]?.id
  return worst(failing(after), failing(before)) ?? worst(failing(before), failing(after)) ?? null
}

/** Results as rows: status, the evidence or reason that stands with it, who says otherwise, and the rank of a failure. */
export function assessmentRow({ checkId, verdict, witness, disputed }: JudgedResult, rank: number) {
  return {
    checkId,
    status: verdict.status,
    reason: verdict.status === 'not-applicable' ? verdict.reason : null,
    evidence: JSON.stringify(verdict.status === 'unhealthy' ? verdict.evidence.slice(0, 50) : []),
    witness: witness ?? null,
    disputed: disputed ?? false,
    rank: verdict.status === 'unhealthy' ? rank : 0,
  }
}
