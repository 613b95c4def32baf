import type { Problem } from './model/json'

/** Every way in which an operation can fail on purpose, with its HTTP status. */
export const errorStatus = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  invalid: 400,
  conflict: 409,
  'plan-disabled': 409,
  'payload-too-large': 413,
  'unsupported-encoding': 415,
  unprocessable: 422,
  'rate-limited': 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<string, number>
export type ErrorCode = keyof typeof errorStatus

/** A failure that its receiver may read. `problems` name the faulty places of an input. */
export class OperationError extends Error {
  override name = 'OperationError'
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly extra: { problems?: Problem[]; [member: string]: unknown } = {},
  ) {
    super(message)
  }
}
