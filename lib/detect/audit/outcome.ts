import type { AuditEvent } from '@/lib/model/audit-event'

const connections = new Set(['exec', 'attach', 'portforward', 'proxy'])

/** Requests that stay open (exec, attach, port-forward, proxy, watch): what matters is known when they start. */
export function isLongRunning(event: AuditEvent): boolean {
  if (event.verb === 'watch' || event.verb === 'proxy') return true
  return event.object !== null && connections.has(event.object.subresource)
}

/**
 * True for the stage at which a request is judged: when it is complete, and for those that stay open also when they
 * start (their end may be hours away, or never logged).
 */
export function isDecided(event: AuditEvent): boolean {
  if (event.stage === 'ResponseComplete') return true
  return event.stage === 'ResponseStarted' && isLongRunning(event)
}

/**
 * Whether the API server did what was asked: 2xx, 101 (a stream was opened) or gRPC's 0. Where the log gives no code,
 * a request that was allowed counts as done: an exporter that leaves success out names failures.
 */
export function succeeded(event: AuditEvent): boolean {
  if (event.code !== null) return event.code === 0 || event.code === 101 || (event.code >= 200 && event.code < 300)
  return event.annotations['authorization.k8s.io/decision'] === 'allow'
}

/** Whether the caller had no right to it: 403, gRPC's 7, or the authorizer's own word. */
export function wasForbidden(event: AuditEvent): boolean {
  return event.code === 403 || event.code === 7 || event.annotations['authorization.k8s.io/decision'] === 'forbid'
}

const writes = new Set(['create', 'update', 'patch', 'delete', 'deletecollection'])

/**
 * True when nothing was kept (`dryRun=All`). Only writes know the parameter: reads, connections and minted tokens
 * go through with it in their query all the same, so there it excuses nothing.
 */
export function isDryRun(event: AuditEvent): boolean {
  const { uri } = event
  const query = uri.indexOf('?')
  if (query < 0 || !writes.has(event.verb)) return false
  const subresource = event.object?.subresource ?? ''
  if (connections.has(subresource) || subresource === 'token') return false
  const text = uri.slice(query + 1)
  if (!text.includes('dryRun') && !text.includes('%')) return false
  return new URLSearchParams(text).getAll('dryRun').includes('All')
}
