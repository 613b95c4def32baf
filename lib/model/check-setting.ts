import { z } from 'zod'

/** How a setting of a check is written down and drawn. `quantity`: `500m`, `2Gi`, as Kubernetes writes them. */
export const parameterTypes = ['strings', 'ports', 'number', 'quantity', 'boolean'] as const
export type ParameterType = (typeof parameterTypes)[number]
export type ParameterValue = readonly string[] | readonly number[] | number | string | boolean

/** Values of parameters by name, as they are stored; a name that is missing has its default. */
export type ParameterValues = Readonly<Record<string, unknown>>

const word = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[^\p{Cc}\s,]+$/u, 'has no blanks, commas or control characters')
const words = z.array(word).max(200)

/** What a person may write for a value of each type. */
export const parameterSchemas = {
  strings: words,
  ports: z.array(z.number().int().min(1).max(65_535)).max(200),
  number: z.number().min(0).max(1_000_000_000),
  quantity: z
    .string()
    .trim()
    .regex(/^(?:\d{1,12}(?:\.\d{1,9})?(?:m|k|M|G|T|Ki|Mi|Gi|Ti)?)?$/, 'is no quantity such as 500m or 2Gi'),
  boolean: z.boolean(),
} as const satisfies Record<ParameterType, z.ZodType>

const pattern = word.regex(/^[^*]+\*?$/, 'may have a * at its end only')
const label = word.regex(/^[^=]+(?:=[^=]*)?$/, 'is written key or key=value')

/**
 * What checks leave alone. Namespaces and images end in `*` where they are beginnings of names; images are compared
 * with the name as written and with the full one (`docker.io/library/nginx:1.27`); labels are `key` or `key=value`.
 */
export const exclusionParts = ['namespaces', 'images', 'labels'] as const
export type ExclusionPart = (typeof exclusionParts)[number]
export type Exclusions = Readonly<Record<ExclusionPart, readonly string[]>>

/** What a person may write for each part. */
export const exclusionSchemas = {
  namespaces: z.array(pattern).max(200),
  images: z.array(pattern).max(200),
  labels: z.array(label).max(200),
} as const satisfies Record<ExclusionPart, z.ZodType>

/** Where a setting in force comes from: the catalogue, the environment, or the recommendation there. */
export type SettingOrigin = 'default' | 'environment' | 'recommendation'

/** A list in force, and what would be in force without the one that is set here. */
export type ExclusionView = {
  value: string[]
  origin: SettingOrigin
  inherited: string[]
  inheritedFrom: SettingOrigin
}

export type ParameterView = {
  name: string
  description: string
  type: ParameterType
  value: ParameterValue
  default: ParameterValue
  isSet: boolean
}

/** What is in force in an environment: for one recommendation, or (`check` null) for every check of pods. */
export type CheckSettingView = {
  environmentId: string
  environment: string
  check: string | null
  enabled: boolean
  /** What can be excluded: a check of Docker hosts knows no namespaces, labels or images. */
  parts: readonly ExclusionPart[]
  exclusions: Record<ExclusionPart, ExclusionView>
  parameters: ParameterView[]
  updatedAt: string | null
  updatedBy: string | null
}

/** What a change would do: how many resources the check leaves alone that it looks at now, and the other way round. */
export type CheckSettingPreview = {
  takesOut: number
  bringsBack: number
  /** Names of the first few that go out. */
  sample: string[]
  /** Resources that were looked at; `capped`: there are more. */
  looked: number
  capped: boolean
}
