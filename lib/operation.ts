import type { z } from 'zod'
import { writeAudit, type AuditDraft, type Origin } from './audit'
import { grantsOf, type Actor } from './auth/actor'
import { can, permittedEnvironments, type Permission } from './auth/policy'
import { db, type Database, type Transaction } from './db'
import { OperationError } from './errors'
import { problemsOf } from './ingest/problems'

/** Who asks, from where, when. Made by the transport; the clock is read once per request. */
export type Context = { actor: Actor; origin: Origin; now: Date }

/** Environments a read or a write is limited to. */
export type Scope = 'all' | string[]

type Read = Context & { db: Database; scope: Scope }
type Write = Context & { tx: Transaction; scope: Scope }

/** What an operation tells of itself: who may, and what goes in. The API's description is made of it. */
export type Definition =
  | { kind: 'query'; name?: undefined; permission: Permission; input: z.ZodType }
  | { kind: 'command'; name: string; permission: Permission; input: z.ZodType }

/** A query or a command: call it, or read its definition. */
export type Operation<Input, Result> = ((context: Context, input: Input) => Promise<Result>) & {
  readonly definition: Definition
}

function requireActor(context: Context, permission: Permission): Scope {
  if (context.actor.kind === 'anonymous') throw new OperationError('unauthenticated', 'Sign in first.')
  const scope = permittedEnvironments(grantsOf(context.actor), permission)
  if (scope !== 'all' && scope.length === 0) {
    throw new OperationError('forbidden', `This needs the permission ${permission}. A security admin can grant it.`)
  }
  return scope
}

function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const problems = problemsOf(parsed.error)
  const first = problems[0]
  throw new OperationError('invalid', first ? `${first.path}: ${first.message}` : 'The input is not valid.', {
    problems,
  })
}

/**
 * A read. `run` gets the scope of the asking person and must limit every row to it.
 * Throws OperationError: unauthenticated, forbidden, invalid, and what `run` throws.
 */
export function defineQuery<S extends z.ZodType, Result>(definition: {
  permission: Permission
  input: S
  run(context: Read, input: z.output<S>): Promise<Result>
}): Operation<z.input<S>, Result> {
  const { permission, input: schema } = definition
  const query = async (context: Context, input: z.input<S>) => {
    const scope = requireActor(context, permission)
    return definition.run({ ...context, db: db(), scope }, parse(schema, input))
  }
  return Object.assign(query, { definition: { kind: 'query' as const, permission, input: schema } })
}

/** Where a command acts; decides which grant it needs. */
type Target<Input> =
  /** The whole installation: only a role on all environments will do. */
  | { on: 'installation' }
  /** One environment, looked up from the input; null when there is no such thing (answered as not found). */
  | { on: 'environment'; find(tx: Transaction, input: Input): Promise<string | null> }
  /** Rows of several environments: `run` limits them to its scope. */
  | { on: 'rows' }
  /** The person's own account. */
  | { on: 'self' }

/**
 * A write by a person: who may → parse → transaction → run → audit, all or nothing. `run` returns its audit
 * entries with its result, so a write without a record does not compile. A refused attempt is recorded too.
 */
export function defineCommand<S extends z.ZodType, Result>(definition: {
  /** `alert.dismiss`: the action in the audit log. */
  name: string
  permission: Permission
  input: S
  target: Target<z.output<S>>
  run(context: Write, input: z.output<S>): Promise<{ result: Result; audit: AuditDraft[] }>
}): Operation<z.input<S>, Result> {
  const { name, permission, target, input: schema } = definition

  const refuse = async (context: Context, error: OperationError, environmentId: string | null) => {
    const deed = {
      actor: context.actor,
      origin: context.origin,
      action: name,
      outcome: 'refused' as const,
      at: context.now,
    }
    await db().$transaction((tx) =>
      writeAudit(tx, deed, [{ subject: { kind: name.split('.')[0] ?? name }, environmentId }]),
    )
    throw error
  }

  const command = async (context: Context, input: z.input<S>) => {
    let scope: Scope
    try {
      scope = requireActor(context, permission)
    } catch (error) {
      if (error instanceof OperationError && error.code === 'forbidden') return refuse(context, error, null)
      throw error
    }
    if (target.on === 'installation' && scope !== 'all') {
      return refuse(context, new OperationError('forbidden', `This needs ${permission} on all environments.`), null)
    }
    const parsed = parse(schema, input)
    if (target.on === 'environment' && scope !== 'all') {
      const environmentId = await target.find(db(), parsed)
      const readable = environmentId !== null && can(grantsOf(context.actor), 'posture:read', environmentId)
      if (!readable) throw new OperationError('not-found', 'There is no such thing, or it is not yours to see.')
      if (!scope.includes(environmentId)) {
        return refuse(context, new OperationError('forbidden', `This needs ${permission} there.`), environmentId)
      }
    }
    const deed = db().$transaction(async (tx) => {
      const { result, audit } = await definition.run({ ...context, tx, scope }, parsed)
      const entry = {
        actor: context.actor,
        origin: context.origin,
        action: name,
        outcome: 'done' as const,
        at: context.now,
      }
      await writeAudit(tx, entry, audit)
      return result
    })
    return deed.catch(async (error: unknown) => {
      // What `run` refuses is an attempt like any other; its own transaction is rolled back and can hold no record.
      if (!(error instanceof OperationError) || error.code !== 'forbidden') throw error
      const { environmentId } = error.extra
      if (typeof environmentId === 'string') return refuse(context, error, environmentId)
      return refuse(context, error, target.on === 'environment' ? await target.find(db(), parsed) : null)
    })
  }
  return Object.assign(command, { definition: { kind: 'command' as const, name, permission, input: schema } })
}
