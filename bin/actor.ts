import type { Context } from '@/lib/operation'

/** The command line acts as the system: whoever can run it owns the database already. */
export function commandLine(): Context {
  return {
    actor: { kind: 'system', name: 'command line' },
    origin: { requestId: `cli-${process.pid}`, address: null, userAgent: 'plimsoll' },
    now: new Date(),
  }
}
