import type { CheckSettingView, ExclusionPart, ParameterView } from '@/lib/model/check-setting'
import { isSame, wordsOf } from './setting-words'

/** The body of the request: null goes back to what is inherited. */
export type SettingChange = {
  environment: string
  check?: string
  enabled?: boolean
  exclusions: Partial<Record<ExclusionPart, string[] | null>>
  parameters?: Record<string, unknown>
}

/** The lists of a form; one that says what is inherited anyway is not set. */
export function readLists(setting: CheckSettingView, read: (part: ExclusionPart) => string) {
  const lists: SettingChange['exclusions'] = {}
  for (const part of setting.parts) {
    const words = wordsOf(read(part))
    lists[part] = isSame(words, setting.exclusions[part].inherited) ? null : words
  }
  return lists
}

/** The parameters of a form; one that says the default is not set. `fault` names the field that holds no such value. */
export function parameterInput(
  setting: CheckSettingView,
  read: (field: string) => string,
  isTicked: (field: string) => boolean,
): { values: Record<string, unknown>; fault: string | null } {
  const values: Record<string, unknown> = {}
  for (const parameter of setting.parameters) {
    const value = valueOf(parameter, read, isTicked)
    if (value === undefined) return { values, fault: `${parameter.description} This needs numbers.` }
    values[parameter.name] = JSON.stringify(value) === JSON.stringify(parameter.default) ? null : value
  }
  return { values, fault: null }
}

/** The name of a parameter's field. */
export const fieldOf = ({ name }: Pick<ParameterView, 'name'>) => `parameter.${name}`

function valueOf(parameter: ParameterView, read: (field: string) => string, isTicked: (field: string) => boolean) {
  const field = fieldOf(parameter)
  if (parameter.type === 'boolean') return isTicked(field)
  const text = read(field).trim()
  if (parameter.type === 'quantity') return text
  const words = wordsOf(text)
  if (parameter.type === 'strings') return words
  const numbers = words.map(Number)
  if (numbers.some((number) => !Number.isFinite(number))) return undefined
  return parameter.type === 'ports' ? numbers : numbers[0]
}
