import type { Message } from '@/lib/model/notification'
import { linkOf } from './words'

/** The JSON of our own web hook: see docs/notifications.md. Texts are as they were reported; receivers escape them. */
export function webHookBody(id: string, message: Message, url: string): string {
  return JSON.stringify({
    type: message.kind,
    id,
    timestamp: message.createdAt,
    title: message.title,
    severity: message.severity,
    test: message.kind === 'test',
    sample: message.sample,
    rule: message.rule,
    total: message.total,
    capped: message.capped,
    bySeverity: message.bySeverity,
    news: message.items.map((item) => ({
      kind: item.kind,
      id: item.id,
      at: item.at,
      severity: item.severity,
      sample: item.sample,
      environment: { id: item.environmentId, name: item.facts.environment },
      title: item.facts.title,
      alertType: item.facts.type ?? null,
      tactics: item.facts.tactics ?? [],
      entity: item.facts.entity ?? null,
      cluster: item.facts.cluster ?? null,
      source: item.facts.source ?? null,
      happenedAt: item.facts.happenedAt ?? null,
      detail: item.facts.detail ?? null,
      url: linkOf(item, url),
    })),
  })
}
