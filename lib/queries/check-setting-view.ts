import type { Check } from '@/lib/assess/check'
import { defaultExclusions, noExclusions } from '@/lib/assess/exclusions'
import { ownExclusions, storedParameters, type StoredSetting } from '@/lib/assess/setting'
import {
  exclusionParts,
  type CheckSettingView,
  type ExclusionPart,
  type ExclusionView,
  type Exclusions,
  type SettingOrigin,
} from '@/lib/model/check-setting'

type Stored = StoredSetting & { updatedAt: Date; updatedBy: string }
type Environment = { id: string; name: string }

/** The settings in force for a check, or with null for every check of pods, and whose they are. */
export function checkSettingView(
  environment: Environment,
  check: Check | null,
  stored: readonly Stored[],
): CheckSettingView {
  const own = stored.find((row) => row.checkId === (check?.id ?? ''))
  const set = ownExclusions(own)
  const inherits = inheritedBy(check, stored)
  const exclusions = Object.fromEntries(
    exclusionParts.map((part): [ExclusionPart, ExclusionView] => {
      const { lists, from } = inherits
      const inherited = { inherited: [...lists[part]], inheritedFrom: from[part] }
      const value = set[part]
      if (value === undefined) return [part, { value: [...lists[part]], origin: from[part], ...inherited }]
      return [part, { value: [...value], origin: check ? 'recommendation' : 'environment', ...inherited }]
    }),
  ) as Record<ExclusionPart, ExclusionView>
  const values = storedParameters(own)
  return {
    environmentId: environment.id,
    environment: environment.name,
    check: check?.id ?? null,
    enabled: own?.enabled ?? true,
    parts: check ? partsOf[check.subject] : exclusionParts,
    exclusions,
    parameters: (check?.parameters ?? []).map((parameter) => ({
      name: parameter.name,
      description: parameter.description,
      type: parameter.type,
      value: parameter.of(values),
      default: parameter.default,
      isSet: Object.hasOwn(values, parameter.name),
    })),
    updatedAt: own?.updatedAt.toISOString() ?? null,
    updatedBy: own?.updatedBy ?? null,
  }
}

const partsOf: Readonly<Record<Check['subject'], readonly ExclusionPart[]>> = {
  object: exclusionParts,
  image: ['images'],
  container: ['images'],
  host: [],
}

type Inherited = { lists: Exclusions; from: Record<ExclusionPart, SettingOrigin> }

/** What would be in force if nothing were set for the very check. */
function inheritedBy(check: Check | null, stored: readonly StoredSetting[]): Inherited {
  const from: Inherited['from'] = { namespaces: 'default', images: 'default', labels: 'default' }
  if (check?.ignoresExclusions) return { lists: noExclusions, from }
  if (!check) return { lists: defaultExclusions, from }
  const environment = ownExclusions(stored.find((row) => row.checkId === ''))
  for (const part of exclusionParts) if (environment[part]) from[part] = 'environment'
  return { lists: { ...defaultExclusions, ...environment }, from }
}
