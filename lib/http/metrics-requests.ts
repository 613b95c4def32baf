import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

type ProcessMetrics = { registry: Registry; requests: Histogram<'method' | 'route' | 'status'> }

// Next gives each route a copy of this module; the figures are the process's, so they are kept once.
const kept = globalThis as typeof globalThis & { plimsollMetrics?: ProcessMetrics }

/** What this process counts about itself: memory, event loop, answers by route. */
export function processMetrics(): ProcessMetrics {
  if (kept.plimsollMetrics) return kept.plimsollMetrics
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'plimsoll_http_request_duration_seconds',
    help: 'Time from a request to its answer, by route and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers: [registry],
  })
  return (kept.plimsollMetrics = { registry, requests })
}

/** `/api/v1/reports/4f…` → `/api/v1/reports/{id}`: one label per route, however many things it answers for. */
export function routeLabel(path: string, params: Record<string, string>): string {
  const names = new Map(
    Object.entries(params).flatMap(([name, value]) => value.split('/').map((part) => [part, `{${name}}`] as const)),
  )
  const label = path.split('/').map((part) => names.get(part) ?? names.get(decode(part)) ?? part)
  // A parameter of many parts is one name.
  return label.filter((part, index) => part === '' || !part.startsWith('{') || part !== label[index - 1]).join('/')
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Counts an answered request. */
export function observeRequest(method: string, route: string, status: number, milliseconds: number): void {
  processMetrics().requests.observe({ method, route, status: String(status) }, milliseconds / 1000)
}
