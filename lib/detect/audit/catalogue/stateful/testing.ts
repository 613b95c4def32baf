import type { AuditContext } from '../../context'
import { defaultAuditContext } from '../../context'
import type { AuditEvent } from '@/lib/model/audit-event'
import type { EventParts } from '../../testing'
import { DetectionRun, type Raised } from '../../testing-run'

/** Noon, from which the seconds of tests count. */
export const begin = Date.parse('2026-11-20T12:00:00Z')
let next = 0
/** A request so many seconds after noon, each with an id of its own. */
export const at = (seconds: number, parts: EventParts = {}): EventParts => {
  next += 1
  return { at: new Date(begin + seconds * 1000).toISOString(), auditId: `r${next}`, ...parts }
}
export const person = { user: { name: 'ines', groups: ['system:authenticated'], extra: {} } }
export const user = (
  name: string,
  groups: string[] = ['system:authenticated'],
  extra: Record<string, string[]> = {},
) => ({ user: { name, groups, extra } })
export const account = (name: string) =>
  user(`system:serviceaccount:${name.replace('/', ':')}`, ['system:serviceaccounts', 'system:authenticated'])
export const node = user('system:node:node-1', ['system:nodes'])
export const agent = (userAgent: string) => ({ userAgent })
export const refused = (code = 403): EventParts => ({
  code,
  annotations: { 'authorization.k8s.io/decision': 'forbid' },
})
export const anonymous = user('system:anonymous', ['system:unauthenticated'])
/** Days in seconds. */
export const days = (count: number) => count * 86_400
export const secret = (namespace: string, name: string) => ({ object: { namespace, name } })
export const times = (count: number, make: (index: number) => AuditEvent) =>
  Array.from({ length: count }, (_, index) => make(index))

/** What one detection says of events that come one by one, in a cluster that is known for a month unless `fresh`. */
export function fired(
  id: string,
  events: readonly AuditEvent[],
  settings: Partial<AuditContext> = {},
  fresh = false,
): Raised[] {
  const run = new DetectionRun({ ...defaultAuditContext, ...settings })
  if (!fresh) run.learned('k8s/test', '2026-11-20T12:00:00Z')
  return events.flatMap((event) => run.send([event])).filter((one) => one.id === id)
}
