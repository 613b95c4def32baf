import { OperationError } from '@/lib/errors'
import { route, searchInput } from '@/lib/http/route'
import { allowExport } from '@/lib/queries/allow-export'
import { exports } from './exports'

export const dynamic = 'force-dynamic'

const mediaTypes = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const

/** A list as a file: the filters and the rows of the list, all of them. */
export const GET = route(async (context, { url, params }) => {
  await allowExport(context, {})
  const [, name = '', extension] = /^([a-z-]+)\.(csv|json)$/.exec(params.file ?? '') ?? []
  const start = exports.get(name)
  if (!start || (extension !== 'csv' && extension !== 'json')) {
    throw new OperationError('not-found', `There is no such export. There are ${[...exports.keys()].join(', ')}.`)
  }
  const body = await start(context, searchInput(url), extension)
  return new Response(body, {
    headers: {
      'content-type': mediaTypes[extension],
      'content-disposition': `attachment; filename="plimsoll-${name}-${context.now.toISOString().slice(0, 10)}.${extension}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': context.origin.requestId ?? '',
    },
  })
})
