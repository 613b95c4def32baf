import type { Actor } from './auth/actor'
import { actorLabel } from './auth/actor'
import type { Transaction } from './db'
import type { Json } from './model/json'

/** From where a deed came. */
export type Origin = { requestId: string; address: string | null; userAgent: string | null }

/** What a command says of itself; who, when and from where are added by the operation. */
export type AuditDraft = {
  subject: { kind: string; id?: string | null; name?: string | null }
  environmentId?: string | null
  before?: Json
  after?: Json
}

/** Writes the entry in the caller's transaction, so that the deed and its record stand or fall together. */
export async function writeAudit(
  tx: Transaction,
  deed: { actor: Actor; origin: Origin; action: string; outcome: 'done' | 'refused'; at: Date },
  drafts: AuditDraft[],
): Promise<void> {
  if (drafts.length === 0) return
  await tx.auditEntry.createMany({
    data: drafts.map((draft) => ({
      at: deed.at,
      ...actorLabel(deed.actor),
      action: deed.action,
      outcome: deed.outcome,
      subjectKind: draft.subject.kind,
      subjectId: draft.subject.id ?? null,
      subjectName: draft.subject.name?.slice(0, 500) ?? null,
      environmentId: draft.environmentId ?? null,
      ...(draft.before === undefined ? {} : { before: draft.before ?? {} }),
      ...(draft.after === undefined ? {} : { after: draft.after ?? {} }),
      address: deed.origin.address,
      userAgent: deed.origin.userAgent?.slice(0, 300) ?? null,
      requestId: deed.origin.requestId,
    })),
  })
}
