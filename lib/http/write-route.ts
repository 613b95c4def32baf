import type { Context } from '@/lib/operation'
import { OperationError } from '@/lib/errors'
import { jsonInput, operationOf, route } from './route'

/** A route of a command: its input is the JSON body and the path's parameters, which the command's schema checks. */
export function writeRoute<Input, Result>(
  command: (context: Context, input: Input) => Promise<Result>,
  status: number | ((result: Result) => number) = 200,
) {
  const handler = route(async (context, { request, params }) => {
    const body = await jsonInput(request)
    if (body === null || typeof body !== 'object' || Array.isArray(body)) {
      throw new OperationError('invalid', 'The body must be a JSON object.')
    }
    const result = await command(context, { ...body, ...params } as Input)
    const answered = typeof status === 'number' ? status : status(result)
    return Response.json(result ?? {}, { status: answered, headers: { 'cache-control': 'no-store' } })
  })
  return Object.assign(handler, operationOf(command))
}
