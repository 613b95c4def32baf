import type { Context } from '@/lib/operation'
import { operationOf, route, searchInput } from './route'

/**
 * A GET route of a query: its input is the query string and the path's parameters, which the query's schema checks.
 */
export function readRoute<Input>(query: (context: Context, input: Input) => Promise<unknown>) {
  // The schema of the query parses what it is given, so the cast promises nothing that is not checked.
  const handler = route((context, { url, params }) => query(context, { ...searchInput(url), ...params } as Input))
  return Object.assign(handler, operationOf(query))
}
