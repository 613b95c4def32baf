import type { Check, Mappings } from '@/lib/assess/check'
import { controls } from '@/lib/model/control'
import type { CheckEntry, RuleMapping } from '@/lib/model/posture'

export const controlName = (id: string): string => controls.find((control) => control.id === id)?.name ?? id

/** A check of the catalogue as the API says it. */
export function checkEntry(check: Check): CheckEntry {
  return {
    id: check.id,
    name: check.name,
    description: check.description,
    severity: check.severity,
    control: check.control,
    controlName: controlName(check.control),
    remediation: check.remediation,
    preview: check.preview ?? false,
    assetKinds: [...check.assetKinds],
    patchable: check.subject === 'object' && check.patch !== undefined,
    mappings: mappingsOf(check.mappings),
  }
}

function mappingsOf(mappings: Mappings): RuleMapping[] {
  const of = (name: RuleMapping['name'], values: readonly (string | undefined)[]) =>
    values.flatMap((value) => (value === undefined ? [] : [{ name, value }]))
  return [
    ...of('Defender', [mappings.defender, mappings.defenderKey]),
    ...of('Azure Policy', [mappings.azurePolicy]),
    ...of('Pod Security Standards', [mappings.podSecurityStandards]),
    ...of('CIS Kubernetes', mappings.cis ?? []),
    ...of('CIS Docker', mappings.cisDocker ?? []),
    ...of('NSA/CISA', mappings.nsa ?? []),
    ...of('Kubescape', mappings.kubescape ?? []),
    ...of('Trivy', mappings.trivy ?? []),
  ]
}
