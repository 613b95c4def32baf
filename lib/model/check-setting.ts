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
