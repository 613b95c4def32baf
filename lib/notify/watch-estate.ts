import { db } from '@/lib/db'
import { collectorHealth } from '@/lib/model/collector-health'
import type { Context } from '@/lib/operation'
import { listExemptions } from '@/lib/queries/list-exemptions'
import { listGaps } from '@/lib/queries/list-gaps'
import { everyPage } from '@/lib/queries/page'
import { notifyNews, type News } from '@/lib/store/notify-news'

/** The paging part of a list's input. */
const paged: { limit?: number; cursor?: string } = {}

/**
 * Looks for what nobody reports, because it is silence: collectors that fell silent, clusters whose list of objects
 * is old, exemptions that end within a week. Each is news once: until it spoke again, or has another end. Run by a
 * worker every five minutes; does nothing while no rule asks for it. Returns how many pieces were noted.
 */
export async function watchEstate(now: Date): Promise<number> {
  const kinds = ['collector-silent', 'exemption-expiring'] as const
  const asked = await db().notifyRule.findMany({
    where: { enabled: true, kinds: { hasSome: [...kinds] } },
    select: { kinds: true },
  })
  const wanted = new Set(asked.flatMap((rule) => rule.kinds))
  const context: Context = {
    actor: { kind: 'system', name: 'notifications' },
    origin: { requestId: 'notifications', address: null, userAgent: null },
    now,
  }
  const news = [
    ...(wanted.has('collector-silent') ? [...(await silentCollectors(now)), ...(await oldClusters(context))] : []),
    ...(wanted.has('exemption-expiring') ? await endingExemptions(context) : []),
  ]
  return db().$transaction(async (tx) => notifyNews(tx, news, now))
}

async function silentCollectors(now: Date): Promise<News[]> {
  const rows = await db().collector.findMany({
    where: { revokedAt: null, lastSeenAt: { not: null } },
    include: { environment: { select: { name: true } } },
  })
  return rows.flatMap((row): News[] => {
    if (row.lastSeenAt === null || collectorHealth(row, now) !== 'silent') return []
    const since = row.lastSeenAt.toISOString()
    const title = `${row.name} has not reported since ${since.slice(0, 16).replace('T', ' ')} UTC`
    const facts = {
      title,
      environment: row.environment.name,
      entity: row.name,
      happenedAt: since,
      detail: 'What it watched keeps its last result; what happens there now is not seen.',
    }
    const { id, environmentId } = row
    return [{ kind: 'collector-silent', id, occurrence: since, environmentId, severity: 'medium', facts }]
  })
}

async function oldClusters(context: Context): Promise<News[]> {
  const news: News[] = []
  for await (const gap of everyPage((page) => listGaps(context, page), paged)) {
    if (gap.kind !== 'old-objects' || gap.subject === null || gap.at === null) continue
    news.push({
      kind: 'collector-silent',
      id: gap.subject.id,
      occurrence: gap.at,
      environmentId: gap.environmentId,
      severity: 'medium',
      facts: {
        title: `The objects of ${gap.subject.name} were last listed ${gap.at.slice(0, 16).replace('T', ' ')} UTC`,
        environment: gap.environment,
        entity: gap.subject.name,
        happenedAt: gap.at,
        detail: 'Its recommendations and its score rest on old evidence.',
      },
    })
  }
  return news
}

async function endingExemptions(context: Context): Promise<News[]> {
  const news: News[] = []
  for await (const one of everyPage((page) => listExemptions(context, { ...page, state: ['expiring'] }), paged)) {
    if (one.expiresAt === null) continue
    const { place } = one
    const where = place.assetName ?? place.namespace ?? place.labels?.join(', ') ?? one.environment
    news.push({
      kind: 'exemption-expiring',
      id: one.id,
      occurrence: one.expiresAt,
      environmentId: one.environmentId,
      severity: 'low',
      facts: {
        title: `An exemption of ${where} ends ${one.expiresAt.slice(0, 16).replace('T', ' ')} UTC`,
        environment: one.environment,
        entity: where,
        happenedAt: one.expiresAt,
        detail: `${one.checkName ?? 'All recommendations'}. Given by ${one.createdBy}: ${one.reason}`,
      },
    })
  }
  return news
}
