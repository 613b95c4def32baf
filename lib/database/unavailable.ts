const lost =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|Connection terminated|terminating connection|the database system is (?:starting up|shutting down)|timeout exceeded when trying to connect|Can't reach database|Server has closed the connection|not queryable/i
/** Prisma: cannot reach, timed out, connection closed, pool empty, transaction could not start. */
const codes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'])
/** PostgreSQL classes 08 (connection), 57P0x (shutdown) and 53300 (too many connections). */
const sqlState = /^(?:08\w{3}|57P0[1-3]|53300)$/

/** True when the error says that the database is away, not that the request was wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let current = error, depth = 0; current && depth < 5; depth += 1) {
    const { code, message, cause, meta } = current as {
      code?: unknown
      message?: unknown
      cause?: unknown
      meta?: unknown
    }
    if (typeof code === 'string' && (codes.has(code) || sqlState.test(code))) return true
    if (typeof message === 'string' && lost.test(message)) return true
    const adapterError = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError
    current = cause ?? adapterError
  }
  return false
}
