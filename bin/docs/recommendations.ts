import { checks } from '@/lib/assess/catalogue'
import type { Check, Mappings } from '@/lib/assess/check'
import type { ParameterValue } from '@/lib/model/check-setting'
import { controls } from '@/lib/model/control'
import { capital, cell, generatedNote } from './words'

const standards = {
  defender: 'Microsoft Defender for Cloud',
  defenderKey: 'Defender assessment key',
  azurePolicy: 'Azure Policy definition',
  podSecurityStandards: 'Pod Security Standards',
  cis: 'CIS Kubernetes Benchmark',
  cisDocker: 'CIS Docker Benchmark',
  nsa: 'NSA and CISA hardening guide',
  kubescape: 'Kubescape',
  trivy: 'Trivy',
} as const satisfies Record<keyof Mappings, string>

/** `docs/reference/recommendations.md`: every check, by control, as the catalogue has it. */
export function recommendationsPage(): string {
  const held = controls.filter(({ id }) => checks.some((check) => check.control === id))
  return [
    '# Recommendations',
    generatedNote,
    `Plimsoll makes ${checks.length} recommendations. Each belongs to one security control; the points stand on the control (see [the secure score](../score.md)). Preview recommendations are shown and not counted.`,
    ...held.flatMap(({ id, name, max }) => controlIndex(id, `${name} (${max === 0 ? 'no' : max} points)`)),
    ...held.flatMap(({ id }) => checks.filter((check) => check.control === id).map(section)),
  ].join('\n\n')
}

function controlIndex(id: string, title: string): string[] {
  const rows = checks
    .filter((check) => check.control === id)
    .map((check) => `| [${cell(check.name)}](#${check.id}) | \`${check.id}\` | ${capital(check.severity)} |`)
  return [`## ${title}`, ['| recommendation | id | severity |', '|---|---|---|', ...rows].join('\n')]
}

function section(check: Check): string {
  const control = controls.find(({ id }) => id === check.control)
  const mappings = Object.entries(standards).flatMap(([key, name]) => {
    const value = check.mappings[key as keyof Mappings]
    return value === undefined ? [] : [`${name}: ${[value].flat().join(', ')}`]
  })
  return [
    `<a id="${check.id}"></a>`,
    `### ${check.name}`,
    check.description,
    [
      `- Id: \`${check.id}\``,
      `- Severity: ${check.severity}${check.preview ? ' (preview: shown, not counted)' : ''}`,
      `- Control: ${control?.name ?? check.control}`,
      `- Looks at: ${check.assetKinds.join(', ')}`,
      ...(check.level ? [`- Profile: level ${check.level} of the benchmark`] : []),
      ...(check.ignoresExclusions ? ['- Also in namespaces that are excluded from pod checks'] : []),
      ...(check.subject === 'object' && check.patch ? ['- Offers a patch for the very object'] : []),
      ...(check.parameters ?? []).map(
        ({ name, description, default: value }) =>
          `- Parameter \`${name}\`: ${description} Default: ${defaultWords(value)}.`,
      ),
      ...mappings.map((line) => `- ${line}`),
    ].join('\n'),
    'What to do:',
    check.remediation.map((step, index) => `${index + 1}. ${step}`).join('\n'),
  ].join('\n\n')
}

function defaultWords(value: ParameterValue): string {
  const text = [value].flat().join(', ')
  return text === '' ? 'none' : `\`${text}\``
}
