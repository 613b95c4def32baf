import type { Transaction } from '@/lib/db'
import type { AuditDetection, Hit } from '@/lib/detect/audit/detection'
import { evaluateStateless } from '@/lib/detect/audit/evaluate'
import { evaluateMarks, evaluateNeeds } from '@/lib/detect/audit/evaluate-marks'
import { exceptionFor, exceptionSubject } from '@/lib/detect/audit/exception'
import type { DetectionSettings } from '@/lib/detect/audit/settings'
import { mentionedAssets, toObservedEvent } from '@/lib/detect/audit/to-event'
import { worthKeeping } from '@/lib/detect/audit/worth-keeping'
import type { AuditEvent } from '@/lib/model/audit-event'
import type { ObservedAsset, ObservedEvent } from '@/lib/model/observation'
import { selftest } from '@/lib/detect/audit/catalogue/selftest'
import { countMarks } from './count-marks'
import { readDetectionSettings } from './detection-settings'
import { judgeByInventory } from './judge-by-inventory'
import { keepRequests } from './keep-requests'
import { onlyNews } from './only-news'
import type { KeyResolver } from './resolve-keys'

/** What became of the requests of a report; `known` came before, `passing` are not worth keeping. */
export type AuditCounts = { requests: number; kept: number; known: number; passing: number }
export type RequestFate = 'kept' | 'known' | 'passing'
/** `sources`: the request behind each of `events`. `fateOf`: what became of a request. */
export type DetectedAudit = {
  events: ObservedEvent[]
  assets: ObservedAsset[]
  sources: AuditEvent[]
  fateOf: (event: AuditEvent) => RequestFate
}

type Found = { event: AuditEvent; detection: AuditDetection; hit: Hit }

/**
 * What of these requests is cause for an alert, with the assets that it speaks of. Requests at which a detection looks
 * twice, and those that are worth keeping, are kept; one that was there already fires nothing again, whoever delivers
 * it, and is not counted again.
 */
export async function detectAudit(
  tx: Transaction,
  at: { environmentId: string; receivedAt: Date },
  events: readonly AuditEvent[],
  keys: KeyResolver,
): Promise<DetectedAudit> {
  const settings = await readDetectionSettings(tx, at.environmentId)
  const { context } = settings
  // A request that has only arrived is told of once more when it was answered.
  const answered = events.filter((event) => event.stage !== 'RequestReceived')
  const hits = await onlyNews(tx, evaluateStateless(answered, context), context, keys)
  const marks = evaluateMarks(answered, context)
  const asked = evaluateNeeds(answered, context)
  const wanted = new Set(hits.map(({ event }) => event))
  for (const event of answered) if (worthKeeping(event)) wanted.add(event)
  const fresh = await keepRequests(tx, at, [...wanted], (key) => keys.id(key))

  // What is counted or held against the inventory need not be kept: a mark of the same request says nothing new, and
  // what fires is kept then. What was kept before is passed over.
  const isNew = ({ event, detection }: { event: AuditEvent; detection: AuditDetection }) =>
    (fresh.has(event) || !wanted.has(event)) && !settings.off.has(detection.id)
  const counted = await countMarks(tx, at, marks.filter(isNew), settings, keys)
  const judged = await judgeByInventory(tx, asked.filter(isNew), context, keys)
  const told = [...counted, ...judged].map(({ event }) => event).filter((event) => !wanted.has(event))
  const toldFresh = await keepRequests(tx, at, told, (key) => keys.id(key))
  const isKept = ({ event }: Found) => fresh.has(event) || toldFresh.has(event)
  const found: Found[] = [...hits.filter(isNew), ...counted, ...judged.filter(isKept)]
  const reported = found.filter((one) => !isExcepted(settings, one))
  const assets = reported.flatMap((one) => (isTest(one) ? [] : mentionedAssets(one.event)))
  return {
    events: reported.map((one) => {
      const observed = toObservedEvent(one.event, one.detection, one.hit, context)
      return isTest(one) ? asTest(observed, at.receivedAt) : observed
    }),
    assets: [...new Map(assets.map((asset) => [asset.key, asset])).values()],
    sources: reported.map(({ event }) => event),
    fateOf: (event) => {
      if (fresh.has(event) || toldFresh.has(event)) return 'kept'
      return wanted.has(event) ? 'known' : 'passing'
    },
  }
}

const isTest = ({ detection }: Found) => detection.id === selftest.id

/** A test is of the cluster: its namespace does not exist. When it came and was recognised is what the test asks. */
function asTest(observed: ObservedEvent, receivedAt: Date): ObservedEvent {
  const times = { receivedAt: receivedAt.toISOString(), raisedAt: new Date().toISOString() }
  return {
    ...observed,
    asset: observed.cluster ?? observed.asset,
    entities: observed.entities.filter((entity) => entity.kind !== 'namespace' && entity.kind !== 'workload'),
    fields: { ...observed.fields, ...times },
  }
}

/** Whether the environment's admins said that this is not to be reported. */
function isExcepted(settings: DetectionSettings, { event, detection, hit }: Found): boolean {
  if (settings.exceptions.length === 0) return false
  const images = (hit.entities ?? []).flatMap((entity) => (entity.kind === 'image' ? [entity.name] : []))
  return exceptionFor(settings, detection.id, exceptionSubject(event, images), event.at) !== null
}
