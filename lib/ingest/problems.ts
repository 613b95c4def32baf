import type { z } from 'zod'
import type { Problem } from '@/lib/model/json'

/** `['Results', 3, 'Severity']` → `$.Results[3].Severity`; keys that are no identifiers are quoted. */
export function jsonPath(segments: readonly PropertyKey[]): string {
  return segments.reduce<string>((path, segment) => {
    if (typeof segment === 'number') return `${path}[${segment}]`
    const key = String(segment)
    return /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`
  }, '$')
}

/** Zod's issues as problems, with `prefix` in front of each path. At most 50: a broken file need not say it 10,000 times. */
export function problemsOf(error: z.ZodError, prefix: readonly PropertyKey[] = []): Problem[] {
  return error.issues
    .slice(0, 50)
    .map((issue) => ({ path: jsonPath([...prefix, ...issue.path]), message: plain(issue.message) }))
}

/** `Invalid input: expected string, received undefined` as we say it elsewhere: `expected string, got nothing`. */
const plain = (message: string) =>
  message
    .replace(/^Invalid (?:input|option): /, '')
    .replace(/, received (?:undefined|null)$/, ', got nothing')
    .replace(/, received (\w+)$/, ', got $1')
