import { errorStatus, type ErrorCode } from '@/lib/errors'
import { apiRoutes, routeNames, type RouteName } from './api-routes'
import type { ApiEntry } from './openapi-entry'
import { divideInput, inputSchema, type JsonSchema, type Parameter } from './openapi-input'

type Answer = { description: string; content?: { [mediaType: string]: { schema: JsonSchema } }; headers?: JsonSchema }
export type ApiOperation = {
  operationId: string
  summary: string
  tags: string[]
  description?: string
  security: { [scheme: string]: string[] }[]
  parameters: Parameter[]
  requestBody?: { required: boolean; content: { [mediaType: string]: { schema: JsonSchema } } }
  responses: { [status: string]: Answer | { $ref: string } }
}
export type ApiDocument = {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  paths: { [path: string]: { [method: string]: ApiOperation } }
  components: { schemas: JsonSchema; responses: { [name: string]: Answer }; securitySchemes: JsonSchema }
}

const problem: JsonSchema = {
  type: 'object',
  description: 'A failure, as RFC 9457 has it.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { type: 'string', enum: Object.keys(errorStatus) },
    requestId: { type: 'string', format: 'uuid' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

const answers = {
  unauthenticated: 'Nobody is signed in, or the token is unknown, revoked or expired.',
  forbidden: 'The permission is missing. Attempts to write are recorded.',
  'not-found': 'There is no such thing, or it is not yours to see.',
  invalid: 'The input is not valid; `problems` name the places.',
  conflict: 'The state of things does not allow it, or it changed in the meantime.',
  'payload-too-large': 'The body is too large.',
  'unsupported-encoding': 'Only gzip, or nothing, is taken as the encoding.',
  unprocessable: 'The report cannot be read; it is kept as rejected.',
  'rate-limited': 'Too many requests.',
  unavailable: 'The database is away; nothing was stored. Try again after `Retry-After` seconds.',
} as const satisfies Partial<Record<ErrorCode, string>>

const failure = (description: string): Answer => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const refTo = (code: keyof typeof answers) => ({ $ref: `#/components/responses/${code}` })

function failuresOf(entry: ApiEntry, method: string, hasInput: boolean): ApiOperation['responses'] {
  const codes: (keyof typeof answers)[] = entry.access === 'open' ? [] : ['unauthenticated']
  if (entry.operation || entry.access === 'collector') codes.push('forbidden', 'not-found')
  if (hasInput) codes.push('invalid')
  if (entry.access === 'collector') codes.push('payload-too-large', 'unsupported-encoding', 'unprocessable')
  if (method !== 'get' && entry.access !== 'open') codes.push('conflict')
  codes.push('unavailable')
  return Object.fromEntries(codes.map((code) => [String(errorStatus[code]), refTo(code)]))
}

function securityOf({ access, operation }: ApiEntry): ApiOperation['security'] {
  if (access === 'open') return [{}]
  if (access === 'collector') return [{ collectorToken: [] }]
  const person: ApiOperation['security'] = [{ personalToken: [] }, { session: [] }]
  return access === 'signed-in' && !operation ? [...person, { collectorToken: [] }] : person
}

const operationId = (method: string, path: string) =>
  [method, ...path.split(/[^A-Za-z0-9]+/).filter((part) => part && !['api', 'v1'].includes(part))].join('-')

/** One route as an operation of the document. */
function describeRoute(name: RouteName, entry: ApiEntry): { path: string; method: string; operation: ApiOperation } {
  const [verb = '', path = ''] = name.split(' ')
  const method = verb.toLowerCase()
  const pathNames = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const definition = entry.operation?.definition
  const input = entry.input ?? definition?.input
  const { parameters, body } = divideInput(
    input ? inputSchema(input) : {},
    pathNames,
    method === 'get' ? 'query' : 'body',
  )
  const mediaType = entry.body?.mediaType ?? 'application/json'
  const bodySchema = entry.body ? { description: entry.body.description } : body
  const { status = 200, answer = 'application/json' } = entry
  return {
    path,
    method,
    operation: {
      operationId: operationId(method, path),
      summary: apiRoutes[name],
      tags: [path.split('/')[path.startsWith('/api/v1/') ? 3 : 2] ?? ''],
      ...(definition && { description: `Needs the permission \`${definition.permission}\`.` }),
      security: securityOf(entry),
      parameters,
      ...(bodySchema && { requestBody: { required: true, content: { [mediaType]: { schema: bodySchema } } } }),
      responses: {
        [String(status)]: { description: 'Done.', content: { [answer]: { schema: {} } } },
        ...failuresOf(entry, method, parameters.length > 0 || bodySchema !== null),
      },
    },
  }
}

/** The OpenAPI 3.1 document of these routes; `url` is where this installation answers. */
export function describeApi(entries: Record<RouteName, ApiEntry>, url: string, version: string): ApiDocument {
  const paths: ApiDocument['paths'] = {}
  for (const name of routeNames) {
    const { path, method, operation } = describeRoute(name, entries[name])
    paths[path] = { ...paths[path], [method]: operation }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Plimsoll',
      version,
      description:
        'Reports go in through /api/v1/ingest with the token of a collector; everything else is read and written ' +
        'by people. Lists answer `{items, next, total}`: pass `next` as `cursor` to go on.',
      license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url }],
    paths,
    components: {
      schemas: { Problem: problem },
      responses: Object.fromEntries(Object.entries(answers).map(([code, text]) => [code, failure(text)])),
      securitySchemes: {
        personalToken: { type: 'http', scheme: 'bearer', description: 'A personal token, `plu_…`.' },
        collectorToken: { type: 'http', scheme: 'bearer', description: 'The token of a collector, `plc_…`.' },
        session: { type: 'apiKey', in: 'cookie', name: 'plimsoll.session_token' },
      },
    },
  }
}
