import { expect, type APIRequestContext } from '@playwright/test'
import { baseUrl } from '../playwright.config'

export type Listed<Item> = { items: Item[]; next: string | null; total: { value: number; capped: boolean } }

/** What the API answers to a GET of the person whose request context this is. */
export async function read<T>(request: APIRequestContext, path: string): Promise<T> {
  const answer = await request.get(path)
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200)
  return (await answer.json()) as T
}

/** Every row of a list, page after page. */
export async function readAll<Item>(request: APIRequestContext, path: string): Promise<Item[]> {
  const items: Item[] = []
  const url = new URL(path, baseUrl)
  url.searchParams.set('limit', '200')
  for (;;) {
    const page = await read<Listed<Item>>(request, url.pathname + url.search)
    items.push(...page.items)
    if (page.next === null) return items
    url.searchParams.set('cursor', page.next)
  }
}

/** Sends a write as our own page would; the answer is the caller's to judge. */
export function send(request: APIRequestContext, path: string, data: object, method: 'POST' | 'PATCH' = 'POST') {
  return request.fetch(path, { method, data, headers: { origin: baseUrl } })
}

/** Sends a write that must work, and returns what it answers. */
export async function sent<T>(
  request: APIRequestContext,
  path: string,
  data: object,
  method: 'POST' | 'PATCH' = 'POST',
): Promise<T> {
  const answer = await send(request, path, data, method)
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true)
  return (await answer.json()) as T
}

/** A name that no other run has used. */
export const fresh = (name: string) => `${name} ${Date.now().toString(36)}`

/** A new environment; every plan on unless said otherwise. */
export const makeEnvironment = (request: APIRequestContext, name: string, plans?: string[]) =>
  sent<{ id: string }>(request, '/api/v1/environments', { name, ...(plans ? { plans } : {}) })

/** A new collector with its token. */
export const makeCollector = (request: APIRequestContext, environmentId: string, name: string, formats: string[]) =>
  sent<{ id: string; token: string }>(request, '/api/v1/collectors', { environmentId, name, formats })

type Report = { id: string; status: string; duplicate: boolean; counts?: Record<string, unknown> }

/** Hands in a report as a tool would; `wait` seconds until it is processed. */
export async function deliver(
  token: string,
  format: string,
  body: string,
  { wait = 60, headers = {} }: { wait?: number; headers?: Record<string, string> } = {},
) {
  const answer = await fetch(`${baseUrl}/api/v1/ingest/${format}?wait=${wait}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...headers },
    body,
  })
  const said = (await answer.json()) as { report?: Report; code?: string; detail?: string; problems?: unknown[] }
  return { status: answer.status, ...said }
}
