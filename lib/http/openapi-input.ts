import { z } from 'zod'

/** A schema of JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
export type JsonSchema = { [member: string]: unknown }
export type Parameter = { name: string; in: 'path' | 'query'; required: boolean; schema: JsonSchema }

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The schema of what a caller sends, without the members that belong to a document of its own. */
export function inputSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  return rest
}

/**
 * Divides an input between path, query and body: members that the path names go there, the others into the query of
 * a GET or the body of a write.
 */
export function divideInput(
  schema: JsonSchema,
  pathNames: readonly string[],
  where: 'query' | 'body',
): { parameters: Parameter[]; body: JsonSchema | null } {
  const properties = isSchema(schema.properties) ? schema.properties : {}
  const required = new Set(Array.isArray(schema.required) ? schema.required.map(String) : [])
  const schemaOf = (name: string): JsonSchema => {
    const found = properties[name]
    return isSchema(found) ? found : { type: 'string' }
  }
  const parameters: Parameter[] = pathNames.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: schemaOf(name),
  }))
  const others = Object.keys(properties).filter((name) => !pathNames.includes(name))
  if (where === 'query') {
    const query = others.map((name) => ({
      name,
      in: 'query' as const,
      required: required.has(name),
      schema: schemaOf(name),
    }))
    return { parameters: [...parameters, ...query], body: null }
  }
  // A schema that is a choice of several objects has no members of its own to divide: it is shown whole.
  if (others.length === 0 && !('anyOf' in schema) && !('oneOf' in schema)) return { parameters, body: null }
  const kept = others.filter((name) => required.has(name))
  const { required: _, ...rest } = schema
  const body = {
    ...rest,
    ...(isSchema(schema.properties) && {
      properties: Object.fromEntries(others.map((name) => [name, schemaOf(name)])),
    }),
    ...(kept.length > 0 && { required: kept }),
  }
  return { parameters, body }
}
