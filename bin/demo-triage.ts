import type { Actor } from '@/lib/auth/actor'
import { permittedEnvironments, type Grant } from '@/lib/auth/policy'
import { assignAlert } from '@/lib/commands/assign-alert'
import { commentAlert } from '@/lib/commands/comment-alert'
import { setAlertStatus } from '@/lib/commands/set-alert-status'
import { db } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import type { Context } from '@/lib/operation'
import type { DemoDecision } from '@/prisma/scenarios/demo'

/** A person of the demo, as an actor of commands. */
export async function personActor(email: string): Promise<Extract<Actor, { kind: 'user' }>> {
  const user = await db().user.findUniqueOrThrow({ where: { email }, include: { grants: true } })
  const grants = user.grants.map(({ role, environmentId }) => ({ role, environmentId }) as Grant)
  return { kind: 'user', id: user.id, name: user.name, email, grants, via: 'session' }
}

/** The alert that a decision speaks of: the nth that it matches among those its person could see by then. */
async function findAlert(decision: DemoDecision, grants: readonly Grant[]): Promise<string | null> {
  const { type, severity, entity, nth = 0 } = decision.match
  const scope = permittedEnvironments(grants, 'alerts:triage')
  const alert = await db().alert.findFirst({
    where: {
      firstSeenAt: { lte: new Date(decision.at) },
      ...(scope === 'all' ? {} : { environmentId: { in: scope } }),
      ...(type ? { type } : {}),
      ...(severity ? { severity } : {}),
      ...(entity ? { compromised: { contains: entity } } : {}),
    },
    orderBy: [{ firstSeenAt: 'asc' }, { id: 'asc' }],
    skip: nth,
    select: { id: true },
  })
  return alert?.id ?? null
}

async function apply(decision: DemoDecision, context: Context, id: string): Promise<void> {
  const { action, reason, comment } = decision
  const said = comment ? { comment } : {}
  if (action === 'assign') await assignAlert(context, { id, owner: 'me' })
  else if (action === 'comment') await commentAlert(context, { id, comment: comment ?? '' })
  else if (action === 'dismiss')
    await setAlertStatus(context, { id, status: 'dismissed', reason: reason ?? 'other', ...said })
  else await setAlertStatus(context, { id, status: action === 'resolve' ? 'resolved' : 'in-progress', ...said })
}

/**
 * Lets the people of the demo decide about its alerts, through the same commands as the pages, at the times of the
 * story. Returns how many decisions found no alert or were made already.
 */
export async function triageDemoAlerts(decisions: readonly DemoDecision[]): Promise<number> {
  let passed = 0
  for (const decision of decisions) {
    const actor = await personActor(decision.person)
    const id = await findAlert(decision, actor.grants)
    const origin = { requestId: 'demo', address: null, userAgent: 'plimsoll demo' }
    try {
      if (id) await apply(decision, { actor, origin, now: new Date(decision.at) }, id)
      else passed += 1
    } catch (error) {
      if (!(error instanceof OperationError) || error.code !== 'conflict') throw error
      passed += 1
    }
  }
  return passed
}
