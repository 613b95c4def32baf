import { OperationError } from '@/lib/errors'
import { route } from '@/lib/http/route'
import { formatFacts, formats } from '@/lib/model/format'

export const dynamic = 'force-dynamic'

/** The formats that can be sent, each with a command to paste. For whoever has an account or a collector's token. */
export const GET = route(async ({ actor }) => {
  if (actor.kind === 'anonymous') throw new OperationError('unauthenticated', 'Sign in first.')
  return { items: formats.map((id) => ({ id, ...formatFacts[id] })) }
})
