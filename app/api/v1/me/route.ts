import { OperationError } from '@/lib/errors'
import { route } from '@/lib/http/route'

export const dynamic = 'force-dynamic'

/** Who this session or token is, and what it may do. */
export const GET = route(async ({ actor }) => {
  if (actor.kind === 'anonymous') throw new OperationError('unauthenticated', 'Sign in first.')
  return actor
})
