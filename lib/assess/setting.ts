import {
  exclusionParts,
  exclusionSchemas,
  type ExclusionPart,
  type Exclusions,
  type ParameterValues,
} from '@/lib/model/check-setting'
import type { Check } from './check'
import { defaultExclusions, noExclusions } from './exclusions'

/** What is in force for one check in one environment. */
export type CheckSetting = { enabled: boolean; exclusions: Exclusions; parameters: ParameterValues }

/** What is in force for each check; the same answer for the same check during a run. */
export type SettingOf = (check: Check) => CheckSetting

/** What people have set: for one check, or for every check of pods (`checkId` is empty). */
export type StoredSetting = {
  checkId: string
  enabled: boolean
  /** Lists that replace what would be in force otherwise; a part that is missing is not set. */
  exclusions: unknown
  parameters: unknown
}

/** The lists that a stored setting holds; what is no list of patterns counts as not set. */
export function ownExclusions(stored: Pick<StoredSetting, 'exclusions'> | undefined): Partial<Exclusions> {
  const given = fieldsOf(stored?.exclusions)
  return Object.fromEntries(
    exclusionParts.flatMap((part): [ExclusionPart, readonly string[]][] => {
      const parsed = exclusionSchemas[part].safeParse(given[part])
      return parsed.success ? [[part, parsed.data]] : []
    }),
  )
}

const everywhere: CheckSetting = { enabled: true, exclusions: noExclusions, parameters: {} }

/** The values of parameters that a stored setting holds, as they are stored. */
export const storedParameters = (stored: Pick<StoredSetting, 'parameters'> | undefined): ParameterValues =>
  fieldsOf(stored?.parameters)

/** What is in force for each check of an environment with these settings. */
export function settingsInForce(stored: readonly StoredSetting[]): SettingOf {
  const rows = new Map(stored.map((row) => [row.checkId, row]))
  const environment = { ...defaultExclusions, ...ownExclusions(rows.get('')) }
  // Checks without a setting of their own share one list, so that each object is held against it once.
  const ordinary: CheckSetting = { enabled: true, exclusions: environment, parameters: {} }
  const own = new Map<string, CheckSetting>()
  return (check) => {
    const inherited = check.ignoresExclusions ? everywhere : ordinary
    const row = rows.get(check.id)
    if (!row) return inherited
    const known = own.get(check.id)
    if (known) return known
    const setting = {
      enabled: row.enabled,
      exclusions: { ...inherited.exclusions, ...ownExclusions(row) },
      parameters: storedParameters(row),
    }
    own.set(check.id, setting)
    return setting
  }
}

/** The settings of an environment in which nobody has changed any. */
export const defaultSetting: SettingOf = settingsInForce([])

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
