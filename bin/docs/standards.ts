import { controlsOf, standards } from '@/lib/assess/frameworks'
import type { FrameworkControl, MappingKind, Standard } from '@/lib/assess/frameworks/framework'
import { cell, generatedNote } from './words'

const mappings: Record<MappingKind, string> = {
  official: 'the standard itself',
  vendor: 'a vendor',
  own: 'Plimsoll',
}

const full = (standard: Standard) => `${standard.name} ${standard.version}`

/** `docs/reference/standards.md`: every standard, its controls and the checks that decide them. */
export function standardsPage(): string {
  const [single, families] = [
    standards.filter(({ family }) => family === undefined),
    [...new Set(standards.flatMap(({ family }) => family ?? []))],
  ]
  return [
    '# Standards',
    generatedNote,
    `Plimsoll knows ${standards.length} standards. A control passes when every result of its checks is healthy, of which there must be at least one; what could not be assessed has not passed. Ids are those of the standard, titles are ours: read the standard for its words. A mapping by a vendor is that vendor's reading and no certificate. What a check looks for stands in [recommendations](recommendations.md).`,
    [
      '| standard | id | controls | who maps it to checks |',
      '|---|---|---|---|',
      ...standards.map(
        (one) => `| ${cell(full(one))} | \`${one.id}\` | ${controlsOf(one).length} | ${mappings[one.mapping]} |`,
      ),
    ].join('\n'),
    ...families.flatMap(familyPart),
    ...single.flatMap(standardPart),
  ].join('\n\n')
}

function decision(control: FrameworkControl): string {
  const links = control.checks.map((id) => `\`${id}\``).join(', ')
  if (control.decidedBy === 'person') return links ? `a person; ${links} may help` : 'a person'
  return links
}

function standardPart(standard: Standard): string[] {
  return [
    `## ${full(standard)}`,
    standard.source,
    ...standard.sections.map(({ title, controls }) =>
      [
        `| ${cell(title)} | | decided by |`,
        '|---|---|---|',
        ...controls.map(
          (one) => `| ${cell(one.id)} | ${cell(one.title)}${one.level ? ` (${one.level})` : ''} | ${decision(one)} |`,
        ),
      ].join('\n'),
    ),
  ]
}

/** Versions of one standard in one table: the same control under the id that each version gives it. */
function familyPart(family: string): string[] {
  const versions = standards.filter((standard) => standard.family === family)
  const controls = new Map(versions.flatMap(controlsOf).map((control) => [control.title, control]))
  const idIn = (version: Standard, title: string) =>
    controlsOf(version).find((control) => control.title === title)?.id ?? '–'
  const newest = versions.at(-1)
  return [
    `## ${newest?.name ?? family}`,
    newest?.source ?? '',
    [
      `| ${versions.map(({ version }) => version).join(' | ')} | | decided by |`,
      `|${'---|'.repeat(versions.length + 2)}`,
      ...[...controls.values()].map(
        (control) =>
          `| ${versions.map((version) => idIn(version, control.title)).join(' | ')} | ${cell(control.title)} | ${decision(control)} |`,
      ),
    ].join('\n'),
    versions.map(({ version, kubernetes = [] }) => `- ${version}: Kubernetes ${kubernetes.join(', ')}`).join('\n'),
  ]
}
