import { isDatabaseUnavailable } from '@/lib/database/unavailable'
import { OperationError, errorStatus, type ErrorCode } from '@/lib/errors'

const titles = {
  unauthenticated: 'Not signed in',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  invalid: 'Not valid',
  conflict: 'Changed in the meantime',
  'plan-disabled': 'Plan is off',
  'payload-too-large': 'Too large',
  'unsupported-encoding': 'Encoding not supported',
  unprocessable: 'Report cannot be read',
  'rate-limited': 'Too many requests',
  internal: 'Internal error',
  unavailable: 'Not available at the moment',
} as const satisfies Record<ErrorCode, string>

/** An error as the code it answers with. The text of what was not foreseen stays inside. */
export function classifyError(error: unknown): { code: ErrorCode; detail: string; extra: object } {
  if (error instanceof OperationError) return { code: error.code, detail: error.message, extra: error.extra }
  if (isDatabaseUnavailable(error)) {
    return { code: 'unavailable', detail: 'The database cannot be reached. Nothing was stored; try again.', extra: {} }
  }
  return {
    code: 'internal',
    detail: 'Something went wrong on our side. The log has it under the request id.',
    extra: {},
  }
}

/** A failure as `application/problem+json` (RFC 9457). */
export function problemResponse(error: unknown, requestId: string, path: string): Response {
  const { code, detail, extra } = classifyError(error)
  const status = errorStatus[code]
  const body = {
    type: `urn:plimsoll:problem:${code}`,
    title: titles[code],
    status,
    detail,
    instance: path,
    code,
    requestId,
    ...extra,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
      ...(status === 503 ? { 'retry-after': '5' } : {}),
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="plimsoll"' } : {}),
    },
  })
}
