import type { z } from 'zod'
import {
  parameterSchemas,
  type ParameterType,
  type ParameterValue,
  type ParameterValues,
} from '@/lib/model/check-setting'

/** Something that people may set for a check: declared beside it, read by `of` from what the environment has set. */
export type Parameter<T extends ParameterValue = ParameterValue> = {
  /** Stable, public, in camel case: `allowedRegistries`. */
  name: string
  /** One line above the field that people fill in. */
  description: string
  type: ParameterType
  default: T
  /** The value in force; the default where none is set, or what is set is no such value. */
  of(values: ParameterValues | undefined): T
}

type Facts<T> = { name: string; description: string; default: T }

/** Words such as names of registries or labels. */
export const stringsParameter = (facts: Facts<readonly string[]>): Parameter<readonly string[]> =>
  parameter(facts, 'strings', parameterSchemas.strings)

/** Numbers of ports. */
export const portsParameter = (facts: Facts<readonly number[]>): Parameter<readonly number[]> =>
  parameter(facts, 'ports', parameterSchemas.ports)

/** A number that is not negative; the description says of what unit. */
export const numberParameter = (facts: Facts<number>): Parameter<number> =>
  parameter(facts, 'number', parameterSchemas.number)

/** An amount of CPU or memory as Kubernetes writes it; empty: none. */
export const quantityParameter = (facts: Facts<string>): Parameter<string> =>
  parameter(facts, 'quantity', parameterSchemas.quantity)

/** Yes or no. */
export const booleanParameter = (facts: Facts<boolean>): Parameter<boolean> =>
  parameter(facts, 'boolean', parameterSchemas.boolean)

function parameter<T extends ParameterValue>(facts: Facts<T>, type: ParameterType, schema: z.ZodType<T>): Parameter<T> {
  return {
    ...facts,
    type,
    of(values) {
      if (!values || !Object.hasOwn(values, facts.name)) return facts.default
      const parsed = schema.safeParse(values[facts.name])
      return parsed.success ? parsed.data : facts.default
    },
  }
}
