import { redactText } from '@/lib/model/redact'
import type { Gathering } from '../trivy/gathering'
import { asList, asRaw, asText, type Finding, infoOf, severityOf } from './payload'
import { type OcsfPlace, resourcesOf } from './place'

/**
 * How a finding about a rule of posture ended, for those that are no detections: compliance findings, and what Prowler
 * sends as detections (`status_code` PASS, FAIL, MANUAL). Null: it tells of something that happened.
 */
export function verdictOf(finding: Finding): 'passed' | 'failed' | 'manual' | null {
  const compliance = asRaw(finding.compliance)
  const words = [finding.status_code, asText(compliance?.status), asText(compliance?.status_code)]
  const word = words.find((one) => one)?.toUpperCase()
  const isPosture = finding.class_uid === 2003 || /^(?:PASS|FAIL|MANUAL|MUTED)$/.test(word ?? '')
  if (!isPosture) return null
  if (/^PASS(?:ED)?$/.test(word ?? '') || compliance?.status_id === 1) return 'passed'
  return /^FAIL(?:ED)?$/.test(word ?? '') || compliance?.status_id === 3 ? 'failed' : 'manual'
}

/** Adds a verdict of posture; a rule that a person must look at counts as neither. Muted ones are counted, not told. */
export function addVerdict(
  into: Gathering,
  finding: Finding,
  place: OcsfPlace,
  verdict: 'passed' | 'failed' | 'manual',
): string | null {
  const info = infoOf(finding)
  const rule = asText(finding.metadata?.event_code) ?? asText(asRaw(finding.compliance)?.control) ?? asText(info.title)
  const asset = place.assets.at(-1)
  if (!rule || rule.length > 300 || !asset) return null
  for (const one of place.assets) into.addAsset(one)
  into.cover(asset.key, 'misconfiguration')
  if (finding.status?.toLowerCase() === 'suppressed' || finding.status_code?.toUpperCase() === 'MUTED')
    into.tally(asset.key, 'suppressed', 1)
  else if (verdict === 'failed') {
    const [resource] = resourcesOf(finding)
    const remediation = asRaw(finding.remediation) ?? asRaw(info.remediation)
    const [link] = asList(remediation?.references)
      .flatMap((one) => asText(one) ?? [])
      .filter((one) => /^https?:\/\//.test(one))
    const object = asText(resource?.uid) ?? asText(resource?.name)
    into.addFinding({
      asset: asset.key,
      kind: 'misconfiguration',
      rule: redactText(rule),
      title: redactText(asText(info.title) ?? rule).slice(0, 500),
      severity: severityOf(finding),
      // The same rule may fail on several objects that stand on one asset here.
      identity: object ? [redactText(object).slice(0, 300)] : [],
      detail: {
        messages: [redactText(finding.status_detail ?? finding.message ?? rule).slice(0, 2_000)],
        ...(object ? { object: redactText(object).slice(0, 300) } : {}),
        ...(asText(remediation?.desc)
          ? { remediation: redactText(asText(remediation?.desc) ?? '').slice(0, 2_000) }
          : {}),
        ...(link ? { link: redactText(link).slice(0, 1_000) } : {}),
      },
    })
  } else if (verdict === 'passed') into.addPass({ asset: asset.key, rule: redactText(rule), status: 'healthy' })
  return rule
}
