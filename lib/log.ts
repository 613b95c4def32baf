import pino from 'pino'
import { env } from './env'

let logger: pino.Logger | undefined

/**
 * The log of this process: one JSON line per entry on standard output. Line breaks in values are escaped by JSON,
 * so a hostile string cannot forge a line. Tokens, cookies and passwords are never logged.
 */
export function log(): pino.Logger {
  return (logger ??= pino({
    level: env().logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['token', 'password', '*.token', '*.password', 'headers.authorization', 'headers.cookie'],
  }))
}
