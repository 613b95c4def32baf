import { registryKey, repositoryKey } from '@/lib/model/key'
import type { Json, Problem } from '@/lib/model/json'
import type { Observation, ObservedAsset, ObservedEvent } from '@/lib/model/observation'
import { parseImageReference } from '@/lib/model/image-reference'
import type { ReportContext } from '../../adapter'
import { jsonPath } from '../../problems'
import { expected, identifier, instant, list, record, text, whole, type Raw } from '../trivy/fields'
import { Gathering } from '../trivy/gathering'
import { addImage, imageAsset } from '../trivy/image'
import { kindOf, type HookKind } from './hook-kind'
import { scanOf } from './scan-overview'

const digestPattern = /^sha256:[0-9a-f]{64}$/
/** More resources than Harbor puts into one webhook. */
const maxResources = 1_000

/** A webhook, in Harbor's own form or as a CloudEvent. */
export function isWebhook(raw: Raw | undefined): raw is Raw {
  if (!raw || typeof raw.type !== 'string') return false
  return 'specversion' in raw
    ? raw.type.startsWith('harbor.') && 'data' in raw
    : 'occur_at' in raw && 'event_data' in raw
}

/**
 * What webhooks say, as events: a push and a scan of images, that are made known by it, and a deletion of a tag or
 * artifact, which retracts nothing. The others are not read, and each says so.
 */
export function readWebhooks(hooks: readonly Raw[], context: ReportContext): Observation {
  const into = new Gathering()
  const events: ObservedEvent[] = []
  for (const [at, hook] of hooks.entries()) readHook(into, events, hook, hooks.length > 1 ? [at] : [], context)
  const received = instant(context.collectedAt) ?? context.collectedAt
  const [first] = events
  return {
    ...into.observation({
      source: 'harbor',
      evidenceAt:
        events
          .map((event) => event.at)
          .sort()
          .at(-1) ?? received,
      title:
        events.length === 1 && first
          ? first.message.slice(0, 200)
          : `${hooks.length} webhook${hooks.length === 1 ? '' : 's'} of Harbor`,
      complete: false,
    }),
    events,
  }
}

function readHook(
  into: Gathering,
  events: ObservedEvent[],
  hook: Raw,
  path: readonly PropertyKey[],
  context: ReportContext,
): void {
  const reject = (field: readonly PropertyKey[], message: string) =>
    into.reject({ path: jsonPath([...path, ...field]), message } satisfies Problem)
  const kind = kindOf(hook.type)
  if (!kind)
    return reject(
      ['type'],
      `${text(hook.type, 60) ?? 'a webhook without a type'} is not read: pushes, deletions and scans are`,
    )
  const body = 'data' in hook ? 'data' : 'event_data'
  const at = timeOf(hook) ?? instant(context.collectedAt) ?? context.collectedAt
  const resources = list(record(hook[body])?.resources).slice(0, maxResources)
  if (resources.length === 0) return reject([body, 'resources'], expected('the resources that it is about', undefined))
  for (const [index, item] of resources.entries()) {
    const event = eventOf(into, record(item), { hook, kind, at })
    if (event) events.push(event)
    else reject([body, 'resources', index, 'resource_url'], expected('an image', record(item)?.resource_url))
  }
}

/** Harbor writes seconds, a CloudEvent an RFC 3339 time. */
function timeOf(hook: Raw): string | undefined {
  const seconds = whole(hook.occur_at)
  return seconds === undefined ? instant(hook.time) : instant(isoOf(seconds))
}

function isoOf(seconds: number): string | undefined {
  const at = new Date(seconds * 1_000)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

type Happened = { hook: Raw; kind: HookKind; at: string }

function eventOf(into: Gathering, resource: Raw | undefined, { hook, kind, at }: Happened): ObservedEvent | null {
  const url = identifier(resource?.resource_url)
  const reference = url ? parseImageReference(url) : null
  if (!url || !reference) return null
  const told = text(resource?.digest)
  const digest = told && digestPattern.test(told) ? told : reference.digest
  const asset = kind.isGone ? mentionRepository(into, reference) : mentionImage(into, url, reference.repository, digest)
  if (!asset) return null
  const operator = text(hook.operator, 200)
  const scan = kind.isScan ? scanOf(resource?.scan_overview) : null
  const fields: Record<string, Json> = {
    resource: url,
    ...(digest && { digest }),
    ...(operator && { operator }),
    ...scan?.fields,
  }
  return {
    identity: [text(hook.id, 200) ?? `${kind.rule} ${at} ${operator ?? ''}`, url, digest ?? ''],
    at,
    rule: kind.rule,
    priority: 'informational',
    message: `${url} ${kind.words}${operator && !kind.isScan ? ` by ${operator}` : ''}${scan ? `: ${scan.words}` : ''}`,
    tags: [],
    fields,
    asset,
    entities: [],
  }
}

function mentionImage(into: Gathering, url: string, repository: string, digest: string | null): string | null {
  const image = imageAsset({ name: url, ...(digest && { digests: [`${repository}@${digest}`] }) })
  return image && addImage(into, { ...image, mentioned: true })
}

/** What was deleted must not come back by being spoken of. */
function mentionRepository(
  into: Gathering,
  { registry, repository }: { registry: string; repository: string },
): string {
  const mention = (asset: ObservedAsset) => into.addAsset({ ...asset, mentioned: true })
  const from = mention({ kind: 'registry', key: registryKey(registry), name: registry })
  const to = mention({ kind: 'repository', key: repositoryKey(repository), name: repository, attributes: { registry } })
  into.addEdge({ from, kind: 'contains', to })
  return to
}
