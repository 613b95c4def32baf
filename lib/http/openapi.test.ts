import { expect, it } from 'vitest'
import { z } from 'zod'
import { registry } from '@/app/api/v1/registry'
import { GET } from '@/app/api/v1/openapi.json/route'
import { routeNames } from './api-routes'
import { describeApi, type ApiDocument } from './openapi'
import { divideInput, inputSchema } from './openapi-input'
import { findRoutes } from './testing'

const document = describeApi(registry, 'http://127.0.0.1:3000', '1.2.3')
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

it('names every route on disk, and no other', async () => {
  const onDisk = (await findRoutes()).map((route) => route.name)
  expect(routeNames.toSorted()).toEqual(onDisk.toSorted())
})

it('tells of each route the operation that its file runs', async () => {
  const wrong = (await findRoutes()).filter(({ name, handler }) => {
    const told = registry[name as keyof typeof registry]?.operation?.definition
    return handler.definition !== undefined && told !== handler.definition
  })
  expect(wrong.map((route) => route.name)).toEqual([])
})

it('is the document that OpenAPI 3.1 asks for', () => {
  const schema = z.object({
    openapi: z.literal('3.1.0'),
    info: z.object({ title: z.string().min(1), version: z.string().min(1) }),
    servers: z.array(z.object({ url: z.url() })).min(1),
    paths: z.record(
      z.string().startsWith('/'),
      z.partialRecord(
        z.enum(['get', 'post', 'patch', 'put', 'delete']),
        z.object({
          operationId: z.string().regex(/^[a-z]+(-[A-Za-z0-9]+)+$/),
          summary: z.string().min(3),
          tags: z.array(z.string().min(1)).length(1),
          parameters: z.array(
            z.object({
              name: z.string(),
              in: z.enum(['path', 'query']),
              required: z.boolean(),
              schema: z.looseObject({}),
            }),
          ),
          responses: z.record(z.string().regex(/^[1-5]\d\d$/), z.looseObject({})),
        }),
      ),
    ),
  })
  expect(schema.safeParse(document).error).toBeUndefined()
})

it('has one id per operation, and all placeholders of a path as its parameters', () => {
  const ids = operations.map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { path, operation } of operations) {
    const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path')
    expect([path, ...inPath.map((parameter) => parameter.name)]).toEqual([path, ...placeholders])
    expect(inPath.every((parameter) => parameter.required)).toBe(true)
    const names = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
    expect([...new Set(names)]).toEqual(names)
  }
})

/** Every `$ref` in a document. */
function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    key === '$ref' && typeof member === 'string' ? [member] : references(member),
  )
}

it('refers only to what it holds', () => {
  const refs = references(document)
  expect(refs.length).toBeGreaterThan(100)
  const broken = [...new Set(refs)].filter(
    (ref) =>
      ref
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document) === undefined,
  )
  expect(broken).toEqual([])
})

it('says who may call what', () => {
  const findings = document.paths['/api/v1/findings']?.get
  expect(findings?.description).toContain('findings:read')
  expect(findings?.security).toEqual([{ personalToken: [] }, { session: [] }])
  expect(document.paths['/api/v1/ingest/{format}']?.post?.security).toEqual([{ collectorToken: [] }])
  expect(Object.keys(findings?.responses ?? {})).toEqual(expect.arrayContaining(['200', '400', '401', '403', '503']))
})

it('shows what a query takes as parameters and what a command takes as a body', () => {
  const names = document.paths['/api/v1/findings']?.get?.parameters.map((parameter) => parameter.name)
  expect(names).toEqual(expect.arrayContaining(['environment', 'severity', 'limit', 'cursor']))
  const body = document.paths['/api/v1/collectors/{id}']?.patch?.requestBody?.content['application/json']?.schema
  expect(body).toHaveProperty('properties')
  expect(body).not.toHaveProperty('properties.id')
})

it('is served without a sign-in', async () => {
  const served = (await GET().json()) as ApiDocument
  expect(Object.keys(served.paths)).toEqual(Object.keys(document.paths))
})

it('divides an input between path, query and body', () => {
  const schema = inputSchema(z.strictObject({ id: z.uuid(), limit: z.coerce.number().default(5), name: z.string() }))
  const query = divideInput(schema, ['id'], 'query')
  expect(query.body).toBeNull()
  expect(query.parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
    ['id', 'path', true],
    ['limit', 'query', false],
    ['name', 'query', true],
  ])
  const { parameters, body } = divideInput(schema, ['id'], 'body')
  expect(parameters).toHaveLength(1)
  expect(body).toMatchObject({
    required: ['name'],
    properties: { name: { type: 'string' } },
    additionalProperties: false,
  })
  expect(divideInput(inputSchema(z.object({ id: z.uuid() })), ['id'], 'body').body).toBeNull()
})
