/** What the server said when it refused or failed: problem+json, as an error. `code` is one of `lib/errors`. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requestId: string | null,
    readonly body: Record<string, unknown>,
  ) {
    super(message)
  }
}

/** A query string from filters; empty ones are left out, lists are comma-separated. */
export function queryString(
  filters: Record<string, string | number | boolean | readonly string[] | null | undefined>,
): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(filters)) {
    const text = Array.isArray(value) ? value.join(',') : value === null || value === undefined ? '' : String(value)
    if (text !== '') search.set(key, text)
  }
  return search.size > 0 ? `?${search.toString()}` : ''
}

/** Asks our own API. Throws ProblemError on every answer that is not a success, and when there is no answer. */
export async function fetchJson<T>(
  path: string,
  init: { method?: string; body?: unknown; signal?: AbortSignal } = {},
): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, {
      method: init.method ?? 'GET',
      headers: {
        accept: 'application/json',
        ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
      ...(init.signal ? { signal: init.signal } : {}),
    })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ProblemError(0, 'unavailable', 'The server cannot be reached.', null, {})
  }
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>
  if (response.ok) return body as T
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  throw new ProblemError(
    response.status,
    text(body.code) ?? 'internal',
    text(body.detail) ?? `The server answered ${response.status}.`,
    text(body.requestId) ?? response.headers.get('x-request-id'),
    body,
  )
}
