import type { CheckSettingView, ExclusionPart, ParameterValue, SettingOrigin } from '@/lib/model/check-setting'

export const partNames = {
  namespaces: 'Namespaces',
  images: 'Images',
  labels: 'Labels',
} as const satisfies Record<ExclusionPart, string>

export const partHints = {
  namespaces: 'One per line; a * at the end stands for the rest of the name.',
  images: 'One per line, as ghcr.io/acme/* or docker.io/library/nginx.',
  labels: 'One per line, as key or key=value, of the object or its pods.',
} as const satisfies Record<ExclusionPart, string>

/** Whose a setting is. */
export function originWords(origin: SettingOrigin): string {
  if (origin === 'default') return 'default'
  return origin === 'environment' ? 'of this environment' : 'of this recommendation'
}

/** A value in a line: a list by commas, nothing as the word for it. */
export function valueWords(value: ParameterValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = Array.isArray(value) ? value.join(', ') : String(value)
  return text === '' ? 'none' : text
}

/** What a field shows of a value: lists one per line. */
export const fieldText = (value: ParameterValue) => (Array.isArray(value) ? value.join('\n') : String(value))

/** Words as people write them into a field: lines, blanks and commas part them. */
export const wordsOf = (text: string) => [...new Set(text.split(/[\s,]+/).filter((word) => word !== ''))]

export const isSame = (one: readonly unknown[], other: readonly unknown[]) =>
  one.length === other.length && one.every((item, index) => item === other[index])

/** Whether anything is set for the very recommendation, or for the environment where none is named. */
export const hasOwn = (setting: CheckSettingView) => setting.updatedAt !== null
