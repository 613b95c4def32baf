import { assetEntity, imageEntity } from '@/lib/ingest/sensor/standing'
import type { Entity } from '@/lib/model/alert'
import { redactFields, redactText } from '@/lib/model/redact'
import { asRaw, asText, type Finding, type Raw } from './payload'
import type { OcsfPlace } from './place'

/** The things a finding speaks of: what it stands on, then containers, images, users, processes, files and addresses of its evidence. */
export function entitiesOf(finding: Finding, place: OcsfPlace): Entity[] {
  const bags: Raw[] = [
    {
      ...(finding.container ? { container: finding.container } : {}),
      ...(finding.process ? { process: finding.process } : {}),
      ...(finding.actor ? { actor: finding.actor } : {}),
    },
    ...(finding.evidences ?? []),
  ]
  const all: Entity[] = [
    ...place.assets.flatMap(assetEntity),
    ...(place.pod ? [{ kind: 'pod' as const, name: place.pod }] : []),
    ...bags.flatMap((bag) => [
      ...ofContainer(asRaw(bag.container)),
      ...ofUser(asRaw(bag.user) ?? asRaw(asRaw(bag.actor)?.user)),
      ...ofProcess(asRaw(bag.process) ?? asRaw(asRaw(bag.actor)?.process)),
      ...ofFile(asRaw(bag.file)),
      ...ofAddress(asRaw(bag.src_endpoint)),
      ...ofAddress(asRaw(bag.dst_endpoint)),
    ]),
    ...(finding.observables ?? []).flatMap((one): Entity[] => {
      const value = asText(one.value)
      return value && one.type_id === 2 ? [{ kind: 'ip', name: value }] : []
    }),
  ]
  const seen = new Set<string>()
  return all
    .map(clean)
    .filter(({ kind, name }) => !seen.has(`${kind} ${name}`) && seen.add(`${kind} ${name}`))
    .slice(0, 64)
}

function ofContainer(container: Raw | undefined): Entity[] {
  const id = asText(container?.uid)
  const name = asText(container?.name) ?? id
  const image = asRaw(container?.image)
  const repository = asText(image?.name)
  const uid = asText(image?.uid)
  const [, path = '', tag] = /^(.+?)(?::([\w][\w.-]{0,127}))?$/.exec(repository?.replace(/@.*$/, '') ?? '') ?? []
  return [
    ...(name ? [{ kind: 'container' as const, name, ...(id ? { detail: { id } } : {}) }] : []),
    ...(path ? [imageEntity(path, asText(image?.tag) ?? tag, uid?.startsWith('sha256:') ? uid : undefined)] : []),
  ]
}

function ofUser(user: Raw | undefined): Entity[] {
  const name = asText(user?.name)
  const uid = asText(user?.uid)
  return name ? [{ kind: 'user', name, ...(uid ? { detail: { uid } } : {}) }] : []
}

function ofProcess(process: Raw | undefined): Entity[] {
  const path = asText(asRaw(process?.file)?.path)
  const commandLine = asText(process?.cmd_line)
  const name = asText(process?.name) ?? path?.split('/').at(-1) ?? commandLine?.split(/\s/)[0]
  const parent = asText(asRaw(process?.parent_process)?.name)
  const pid = typeof process?.pid === 'number' ? String(process.pid) : undefined
  if (!name) return []
  const detail = {
    ...(commandLine ? { commandLine } : {}),
    ...(path ? { path } : {}),
    ...(parent ? { parent } : {}),
    ...(pid ? { pid } : {}),
  }
  return [{ kind: 'process', name, ...(Object.keys(detail).length ? { detail } : {}) }]
}

const ofFile = (file: Raw | undefined): Entity[] => {
  const name = asText(file?.path) ?? asText(file?.name)
  return name ? [{ kind: 'file', name }] : []
}
const ofAddress = (endpoint: Raw | undefined): Entity[] => {
  const name = asText(endpoint?.ip)
  return name ? [{ kind: 'ip', name }] : []
}

function clean(entity: Entity): Entity {
  const detail = entity.detail && (redactFields(entity.detail) as Record<string, string>)
  return { ...entity, name: redactText(entity.name).slice(0, 1_024), ...(detail ? { detail } : {}) }
}
