import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Definition } from '@/lib/operation'
import { root } from '@/lib/root'
import { methods, type Method } from './api-routes'

type Handler = ((request: Request, next: { params: Promise<Record<string, string | string[]>> }) => unknown) & {
  definition?: Definition
}
export type FoundRoute = { name: string; method: Method; path: string; handler: Handler }

/** Every route file below app/api and each method it answers, as they lie on disk. For tests. */
export async function findRoutes(): Promise<FoundRoute[]> {
  const base = join(root, 'app')
  const files = (await readdir(join(base, 'api'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /^route\.tsx?$/.test(entry.name))
    .map((entry) => entry.parentPath)
    .toSorted()
  const found = await Promise.all(
    files.map(async (folder) => {
      const path = `/${relative(base, folder)}`.replace(/\[(?:\.\.\.)?(\w+)\]/g, '{$1}')
      const exported = (await import(join(folder, 'route.ts'))) as Record<string, unknown>
      return methods.flatMap((method): FoundRoute[] => {
        const handler = exported[method]
        return typeof handler === 'function'
          ? [{ name: `${method} ${path}`, method, path, handler: handler as Handler }]
          : []
      })
    }),
  )
  return found.flat()
}
