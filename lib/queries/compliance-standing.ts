import { checkById } from '@/lib/assess/catalogue'
import { controlsOf, standards } from '@/lib/assess/frameworks'
import { evaluateControl, noResults, type ControlFacts } from '@/lib/assess/frameworks/evaluate'
import type { FrameworkControl, Standard } from '@/lib/assess/frameworks/framework'
import {
  complianceStatuses,
  type ComplianceControl,
  type ControlCheck,
  type StandardStanding,
  type StatusCounts,
} from '@/lib/model/compliance'
import { factsFor, together, type ComplianceFacts, type Together } from './compliance-facts'

/** Every control of a standard over these environments, in the order of the standard. */
export function standStandardControls(
  standard: Standard,
  environments: readonly ComplianceFacts[],
): ComplianceControl[] {
  const all = together(environments)
  return standard.sections.flatMap((section) =>
    section.controls.map((control) => {
      const facts = factsFor(standard, all, control.id)
      return {
        id: `${standard.id}/${control.id}`,
        standard: standard.id,
        standardName: `${standard.name} ${standard.version}`,
        control: control.id,
        title: control.title,
        level: control.level ?? null,
        section: section.id,
        sectionTitle: section.title,
        decidedBy: control.decidedBy,
        ...evaluateControl(control, facts),
        checks: checksOf(control, facts),
        attested: facts.attested,
      }
    }),
  )
}

function checksOf(control: FrameworkControl, { results, unevaluated }: ControlFacts) {
  return control.checks.map((id): ControlCheck => {
    const check = checkById(id)
    const { healthy, unhealthy, exempt, notApplicable } = results.get(id) ?? noResults
    const facts = {
      id,
      name: check?.name ?? id,
      severity: check?.severity ?? null,
      made: check !== undefined,
      evaluated: !unevaluated.has(id),
    }
    return { ...facts, healthy, unhealthy, exempt, notApplicable }
  })
}

/** How many controls of a standard stand how. */
function countStatuses(standard: Standard, all: Together): StatusCounts {
  const statuses = controlsOf(standard).map(
    (control) => evaluateControl(control, factsFor(standard, all, control.id)).status,
  )
  const count = (wanted: string) => statuses.filter((status) => status === wanted).length
  return Object.fromEntries(complianceStatuses.map((status) => [status, count(status)])) as StatusCounts
}

/** Standards over these environments, in all and in each. */
export function standStandards(
  chosen: readonly Standard[],
  environments: readonly ComplianceFacts[],
): StandardStanding[] {
  const all = together(environments)
  const each = environments.map((facts) => ({ id: facts.id, name: facts.name, all: together([facts]) }))
  const current = currentStandards(environments)
  return chosen.map((standard) => ({
    id: standard.id,
    name: standard.name,
    version: standard.version,
    group: standard.group,
    appliesTo: standard.appliesTo,
    mapping: standard.mapping,
    source: standard.source,
    family: standard.family ?? null,
    current: current.includes(standard),
    controls: controlsOf(standard).length,
    counts: countStatuses(standard, all),
    environments: each.map(({ id, name, all: own }) => ({ id, name, counts: countStatuses(standard, own) })),
  }))
}

/**
 * The standards to show first: those without versions, and of a family the versions that are for the clusters at
 * hand. Where no cluster tells its version, or none of the family is for it, that is the newest one.
 */
export function currentStandards(environments: readonly ComplianceFacts[]): Standard[] {
  const minors = new Set(
    environments.flatMap((facts) => facts.clusters).map(({ version }) => /\d+\.\d+/.exec(version)?.[0] ?? ''),
  )
  const isFor = (standard: Standard) => (standard.kubernetes ?? []).some((minor) => minors.has(minor))
  return standards.filter(({ family }, index) => {
    const standard = standards[index]
    if (!standard || family === undefined) return true
    const versions = standards.filter((other) => other.family === family)
    return versions.some(isFor) ? isFor(standard) : standard === versions.at(-1)
  })
}
