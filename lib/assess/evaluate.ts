import type { Verdict } from '@/lib/model/assessment'
import type { AssetKind } from '@/lib/model/asset'
import type { Exclusions } from '@/lib/model/check-setting'
import type { Problem } from '@/lib/model/json'
import type { DockerContainerDocument } from '@/lib/model/docker-container'
import type { DockerHostDocument } from '@/lib/model/docker-host'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { checks } from './catalogue'
import type { Check, DockerFacts, ImageFindings, RelatedFacts } from './check'
import { exclusionOf, imageExclusion } from './exclusions'
import { defaultSetting, type SettingOf } from './setting'
import { notApplicable } from './verdict'

export type CheckResult = { checkId: string; verdict: Verdict }

/** `problems` names the checks that could not be done (`path`, comma-separated ids) and why; the other results stand. */
export type Evaluation = { results: CheckResult[]; problems: Problem[] }

export type AssessedAsset = { kind: AssetKind; key: string; namespace?: string }

/** The result of every check that an admin switched off. */
export const switchedOff = notApplicable('this recommendation is switched off in the environment')

/** Every check of objects that applies to this kind of asset, under the settings in force. Never throws. */
export function evaluateObject(
  asset: AssessedAsset,
  object: KubernetesObject,
  related: RelatedFacts,
  settingOf: SettingOf = defaultSetting,
  catalogue: readonly Check[] = checks,
): Evaluation {
  // Most checks share one list of exclusions, so that each list is looked through once.
  const looked = new Map<Exclusions, string | null>()
  const excludedBy = (exclusions: Exclusions) => {
    const known = looked.get(exclusions)
    if (known !== undefined) return known
    const reason = exclusionOf(object, placeOf(asset, object), exclusions)
    looked.set(exclusions, reason)
    return reason
  }
  return collect(asset.key, catalogue, (check) => {
    if (check.subject !== 'object' || !check.assetKinds.includes(asset.kind)) return null
    if (check.concerns?.(object, related) === false) return null
    const { enabled, exclusions, parameters } = settingOf(check)
    if (!enabled) return switchedOff
    const excluded = excludedBy(exclusions)
    if (excluded !== null) return notApplicable(excluded)
    return check.evaluate(object, related, parameters, exclusions.images)
  })
}

/** Every check of images, under the settings in force; `image` is its name. Never throws. */
export function evaluateImage(
  image: string,
  findings: ImageFindings,
  settingOf: SettingOf = defaultSetting,
  catalogue: readonly Check[] = checks,
): Evaluation {
  return collect(image, catalogue, (check) => {
    if (check.subject !== 'image') return null
    const { enabled, exclusions } = settingOf(check)
    if (!enabled) return switchedOff
    const rule = imageExclusion(image, exclusions.images)
    return rule === null ? check.evaluate(findings) : notApplicable(`the image is excluded from this check (${rule})`)
  })
}

/** Every check of Docker hosts, under the settings in force. Never throws. */
export function evaluateHost(
  key: string,
  host: DockerHostDocument,
  facts: DockerFacts,
  settingOf: SettingOf = defaultSetting,
): Evaluation {
  return collect(key, checks, (check) => {
    if (check.subject !== 'host') return null
    const { enabled, parameters } = settingOf(check)
    return enabled ? check.evaluate(host, { ...facts, parameters }) : switchedOff
  })
}

/** Every check of the containers of Docker hosts, under the settings in force. Never throws. */
export function evaluateContainer(
  key: string,
  document: DockerContainerDocument,
  facts: DockerFacts,
  settingOf: SettingOf = defaultSetting,
): Evaluation {
  const image = document.container.Config.Image ?? ''
  return collect(key, checks, (check) => {
    if (check.subject !== 'container') return null
    const { enabled, parameters, exclusions } = settingOf(check)
    if (!enabled) return switchedOff
    const rule = imageExclusion(image, exclusions.images)
    if (rule !== null) return notApplicable(`the image is excluded from this check (${rule})`)
    return check.evaluate(document, { ...facts, parameters })
  })
}

/** The namespace that an object is in; a namespace is in itself. */
const placeOf = (asset: AssessedAsset, { kind, metadata }: KubernetesObject) =>
  asset.namespace ?? (kind === 'Namespace' ? metadata.name : metadata.namespace)

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
