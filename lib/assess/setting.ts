import type { Exclusions, ParameterValues } from '@/lib/model/check-setting'
import type { Check } from './check'
import { defaultExclusions, noExclusions } from './exclusions'

/** What is in force for one check in one environment. */
export type CheckSetting = { enabled: boolean; exclusions: Exclusions; parameters: ParameterValues }

/** What is in force for each check; the same answer for the same check during a run. */
export type SettingOf = (check: Check) => CheckSetting

const ordinary: CheckSetting = { enabled: true, exclusions: defaultExclusions, parameters: {} }
const everywhere: CheckSetting = { enabled: true, exclusions: noExclusions, parameters: {} }

/** The settings of an environment in which nobody has changed any. */
export const defaultSetting: SettingOf = (check) => (check.ignoresExclusions ? everywhere : ordinary)
