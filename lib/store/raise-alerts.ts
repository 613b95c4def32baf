import { selftest } from '@/lib/detect/audit/catalogue/selftest'
import type { Transaction } from '@/lib/db'
import { dueAt } from '@/lib/detect/due'
import { alertClass } from '@/lib/model/alert-class'
import { AlertTallies } from './alert-tallies'
import { alertEvidence } from './alert-evidence'
import type { Raised } from './merge-occurrences'
import type { KeyResolver } from './resolve-keys'
import { writeRaisedEntities } from './write-alert-entities'

/** Writes new alerts with their history and tallies; those that a rule hides arrive dismissed by it. */
export async function raiseAlerts(
  tx: Transaction,
  { environmentId, sample }: { environmentId: string; sample: boolean },
  raised: readonly Raised[],
  keys: KeyResolver,
): Promise<void> {
  if (raised.length === 0) return
  await tx.alert.createMany({
    data: raised.map(
      ({ id, draft, occurrence, key, firstSeenAt, lastSeenAt, added, newest, sources, status, rule, previousId }) => ({
        id,
        environmentId,
        assetId: occurrence.assetId,
        clusterId: keys.clusterId(occurrence.event.cluster),
        type: draft.type,
        source: draft.source,
        sources: [...sources],
        rule: draft.rule,
        title: draft.title,
        description: draft.description,
        severity: draft.severity,
        status,
        class: alertClass(status, draft.severity),
        dedupeKey: new Uint8Array(Buffer.from(key, 'hex')),
        compromised: draft.compromisedEntity,
        entities: draft.entities,
        tactics: draft.tactics,
        techniques: draft.techniques,
        remediation: draft.remediation,
        preventedBy: draft.preventedBy ?? [],
        count: added,
        firstSeenAt,
        lastSeenAt,
        dueAt: dueAt(draft.severity, firstSeenAt),
        statusChangedAt: firstSeenAt,
        ...(rule
          ? {
              statusReason: rule.reason,
              statusComment: rule.comment,
              statusChangedBy: rule.name,
              suppressedById: rule.id,
            }
          : {}),
        previousId,
        evidence: JSON.parse(alertEvidence(newest)),
        // A self-test is an alert that means nothing, like those of a simulation.
        sample: sample || draft.type === selftest.id,
      }),
    ),
  })
  await tx.alertChange.createMany({
    data: raised.flatMap(({ id, firstSeenAt, draft, rule, previousId }) => [
      {
        alertId: id,
        at: firstSeenAt,
        kind: 'raised',
        actorKind: 'system',
        actorName: draft.source,
        ...(previousId === null ? {} : { after: { previous: previousId } }),
      },
      ...(rule
        ? [
            {
              alertId: id,
              // Told after its beginning, which it follows at once.
              at: new Date(firstSeenAt.getTime() + 1),
              kind: 'suppressed',
              actorKind: 'system',
              actorName: rule.name,
              before: { status: 'active', reason: null },
              after: { status: 'dismissed', reason: rule.reason, rule: { id: rule.id, name: rule.name } },
              comment: rule.comment,
            },
          ]
        : []),
    ]),
  })
  await writeRaisedEntities(tx, environmentId, raised, keys)
  const tallies = new AlertTallies()
  for (const { draft, status, suppressedById } of raised) {
    tallies.add(1, { ...draft, environmentId, status, suppressedById, ownerId: null })
  }
  await tallies.write(tx)
}
