import type { Verdict } from '@/lib/model/assessment'
import type { AssetKind } from '@/lib/model/asset'
import type { Problem } from '@/lib/model/json'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { checks } from './catalogue'
import type { Check, ImageFindings, RelatedFacts } from './check'
import { defaultExclusions, exclusionOf, type Exclusions } from './exclusions'
import { notApplicable } from './verdict'

export type CheckResult = { checkId: string; verdict: Verdict }

/** `problems` names the checks that could not be done (`path`, comma-separated ids) and why; the other results stand. */
export type Evaluation = { results: CheckResult[]; problems: Problem[] }

export type AssessedAsset = { kind: AssetKind; key: string; namespace?: string }

/** Every check of objects that applies to this kind of asset. Never throws. */
export function evaluateObject(
  asset: AssessedAsset,
  object: KubernetesObject,
  related: RelatedFacts,
  exclusions: Exclusions = defaultExclusions,
  catalogue: readonly Check[] = checks,
): Evaluation {
  const excluded = exclusionOf(asset.namespace ?? object.metadata.namespace, exclusions)
  return collect(asset.key, catalogue, (check) => {
    if (check.subject !== 'object' || !check.assetKinds.includes(asset.kind)) return null
    if (excluded && !check.ignoresExclusions) return notApplicable(excluded)
    return check.evaluate(object, related)
  })
}

/** Every check of images. Never throws. */
export function evaluateImage(findings: ImageFindings, catalogue: readonly Check[] = checks): Evaluation {
  return collect('image', catalogue, (check) => (check.subject === 'image' ? check.evaluate(findings) : null))
}

function collect(subject: string, catalogue: readonly Check[], run: (check: Check) => Verdict | null): Evaluation {
  const results: CheckResult[] = []
  const failed = new Map<string, string[]>()
  for (const check of catalogue) {
    try {
      const verdict = run(check)
      if (verdict) results.push({ checkId: check.id, verdict })
    } catch (error) {
      // Most often all checks fail over the same field: that is one problem, not thirty.
      const reason = error instanceof Error ? error.message : String(error)
      failed.set(reason, [...(failed.get(reason) ?? []), check.id])
    }
  }
  const problems = [...failed].map(([reason, ids]) => ({
    path: ids.join(', '),
    message: `${subject} could not be assessed: ${reason}`,
  }))
  return { results, problems }
}
