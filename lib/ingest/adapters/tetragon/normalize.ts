import { clusterName } from '@/lib/ingest/sensor/names'
import type { Moment } from '@/lib/ingest/sensor/moment'
import { assetEntity, assetsOf, namedImage } from '@/lib/ingest/sensor/standing'
import type { Entity } from '@/lib/model/alert'
import { clusterKey } from '@/lib/model/key'
import type { ObservedAsset, ObservedEvent } from '@/lib/model/observation'
import type { ObservedProcess, Program } from '@/lib/model/observed-process'
import { redactFields, redactText } from '@/lib/model/redact'
import { type CallSubject, subjectOf } from './arguments'
import { acts, type TetragonEvent, type TetragonProcess } from './payload'
import { standingOf } from './place'
import { alertOfPolicy, blockedBy } from './policy'
import { describe, shownFields } from './words'

export type Normalized = { event: ObservedEvent; assets: ObservedAsset[]; nanos: bigint }

/** One event in the domain's words, without secrets. Null when it names neither a cluster nor a node. */
export function normalizeEvent(raw: TetragonEvent, sentCluster: string | undefined): Normalized | null {
  const standing = standingOf(raw, sentCluster)
  const assets = assetsOf(standing)
  const asset = assets?.at(-1)
  if (!assets || !asset || !raw.time) return null
  const subject = subjectOf(raw)
  const process = processOf(raw, subject)
  const policy = raw.policy_name?.trim() ? redactText(raw.policy_name.trim()).slice(0, 512) : null
  const stated = alertOfPolicy({ ...raw, policy_name: policy, message: redactText(raw.message ?? '') })
  const fields = redactFields(shownFields(raw, subject))
  return {
    nanos: raw.time.nanos,
    assets,
    event: {
      identity: identityOf(raw, raw.time),
      at: raw.time.iso,
      rule: policy ?? raw.name,
      priority: policy ? (blockedBy(raw) ? 'warning' : 'notice') : 'informational',
      message: redactText(describe(raw, process, subject)),
      tags: [...(raw.tags ?? []).map(redactText), ...(blockedBy(raw) ? ['blocked'] : [])],
      fields,
      asset: asset.key,
      ...(standing.cluster ? { cluster: clusterKey(clusterName(standing.cluster) ?? standing.cluster) } : {}),
      entities: entitiesOf(raw, assets, standing.pod, process, subject),
      process,
      ...(stated ? { stated } : {}),
    },
  }
}

/** What every delivery of the same event repeats. */
function identityOf(raw: TetragonEvent, { nanos }: Moment): string[] {
  const { exec_id: execId, pid, start_time: start } = raw.process
  const call = [raw.function_name, raw.policy_name, raw.subsys, raw.event, raw.path].map((part) => part ?? '').join(' ')
  return [raw.name, raw.node_name ?? '', execId ?? `${pid ?? ''}@${start ?? ''}`, nanos.toString(), call.slice(0, 500)]
}

function processOf(raw: TetragonEvent, { files, remotes }: CallSubject): ObservedProcess {
  return {
    ...programOf(raw.process),
    act: acts[raw.name],
    inContainer: Boolean(raw.process.docker || raw.process.pod?.container?.id),
    ...(raw.parent ? { parent: programOf(raw.parent) } : {}),
    ...(raw.function_name ? { call: raw.function_name } : {}),
    files: files.map(redactText),
    remotes,
  }
}

function programOf(process: TetragonProcess): Program {
  const path = redactText(process.binary)
  // The line as a whole: a flag's secret is known by the program in front.
  const name = path.split('/').at(-1) || path
  const line = redactText(`${name} ${process.arguments ?? ''}`.trim())
  return { path, name, arguments: line.startsWith(name) ? line.slice(name.length).trim() : line }
}

function entitiesOf(
  raw: TetragonEvent,
  assets: readonly ObservedAsset[],
  pod: string | undefined,
  process: ObservedProcess,
  { files, remotes }: CallSubject,
): Entity[] {
  const known = assets.flatMap(assetEntity)
  const host = raw.node_name?.trim()
  const isKnown = known.some(({ kind }) => kind === 'node' || kind === 'host')
  const { container } = raw.process.pod ?? {}
  const id = container?.id?.replace(/^[a-z-]+:\/\//, '') || raw.process.docker || undefined
  const name = container?.name || id
  const user = raw.process.user?.name ?? (raw.process.uid === 0 ? 'root' : undefined)
  const detail: Record<string, string> = {
    commandLine: `${process.path} ${process.arguments}`.trim(),
    path: process.path,
    ...(process.parent ? { parent: process.parent.name } : {}),
    ...(raw.process.pid ? { pid: String(raw.process.pid) } : {}),
  }
  const all: Entity[] = [
    ...known,
    ...(host && !isKnown ? [{ kind: 'host' as const, name: host }] : []),
    ...(pod ? [{ kind: 'pod' as const, name: pod }] : []),
    ...(name ? [{ kind: 'container' as const, name, ...(id ? { detail: { id } } : {}) }] : []),
    ...namedImage(container?.image?.name ?? undefined, container?.image?.id ?? undefined),
    ...(user
      ? [
          {
            kind: 'user' as const,
            name: user,
            ...(typeof raw.process.uid === 'number' ? { detail: { uid: String(raw.process.uid) } } : {}),
          },
        ]
      : []),
    { kind: 'process', name: process.name, detail },
    ...files.map((file) => ({ kind: 'file' as const, name: file })),
    ...remotes.map(({ address }) => ({ kind: 'ip' as const, name: address })),
  ]
  return all.map((entity) => redactEntity(entity))
}

function redactEntity(entity: Entity): Entity {
  const detail = entity.detail && (redactFields(entity.detail) as Record<string, string>)
  return { ...entity, name: redactText(entity.name), ...(detail ? { detail } : {}) }
}
