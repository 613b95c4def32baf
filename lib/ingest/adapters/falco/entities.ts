import type { Entity } from '@/lib/model/alert'
import { assetEntity, imageEntity } from '@/lib/ingest/sensor/standing'
import { objectKey } from '@/lib/model/key'
import type { ReadField } from './fields'
import type { FalcoEvent } from './payload'
import type { Place } from './place'

/** The things an event speaks of, from the widest (cluster) to the narrowest (process, file, address). */
export function entitiesOf(event: FalcoEvent, place: Place, field: ReadField): Entity[] {
  const host = event.hostname?.trim()
  const known = place.assets.flatMap(assetEntity)
  const hostKnown = known.some((entity) => entity.kind === 'node' || entity.kind === 'host')
  return [
    ...known,
    ...(host && !hostKnown ? [{ kind: 'host', name: host } satisfies Entity] : []),
    ...(place.pod ? [{ kind: 'pod', name: place.pod } satisfies Entity] : []),
    ...containerEntities(field),
    ...userEntities(place, field),
    ...processEntities(field),
    ...fileAndAddressEntities(field),
  ]
}

function containerEntities(field: ReadField): Entity[] {
  const id = field('container.id')
  if (id === 'host') return []
  const name = containerName(field('container.name'))
  const repository = field('container.image.repository')
  const tag = field('container.image.tag')
  const digest = field('container.image.digest')
  return [
    ...(name || id
      ? [{ kind: 'container', name: name ?? id ?? '', ...(id ? { detail: { id } } : {}) } satisfies Entity]
      : []),
    ...(repository ? [imageEntity(repository, tag, digest)] : []),
  ]
}

/** Under the Docker runtime a pod's container is called `k8s_<container>_<pod>_<namespace>_<uid>_<n>`. */
function containerName(name: string | undefined): string | undefined {
  return /^k8s_([^_]+)_[^_]+_[^_]+_[^_]+_\d+$/.exec(name ?? '')?.[1] ?? name
}

function userEntities(place: Place, field: ReadField): Entity[] {
  const caller = field('ka.user.name')
  const account = /^system:serviceaccount:([a-z0-9-]+):([a-z0-9.-]+)$/.exec(caller ?? '')
  const [, namespace, name] = account ?? []
  if (namespace && name) {
    const key = place.cluster ? objectKey(place.cluster, '', 'ServiceAccount', namespace, name) : undefined
    return [{ kind: 'service-account', name: `${namespace}/${name}`, ...(key ? { key } : {}) }]
  }
  const user = caller ?? field('user.name')
  const uid = field('user.uid')
  return user ? [{ kind: 'user', name: user, ...(uid && !caller ? { detail: { uid } } : {}) }] : []
}

const processDetails = { commandLine: 'proc.cmdline', path: 'proc.exepath', parent: 'proc.pname', pid: 'proc.pid' }

function processEntities(field: ReadField): Entity[] {
  const name = field('proc.name') ?? field('proc.cmdline')?.split(/\s/)[0]
  if (!name) return []
  const detail = Object.fromEntries(
    Object.entries(processDetails).flatMap(([label, path]) => {
      const value = field(path)
      return value ? [[label, value] as const] : []
    }),
  )
  return [{ kind: 'process', name, ...(Object.keys(detail).length ? { detail } : {}) }]
}

function fileAndAddressEntities(field: ReadField): Entity[] {
  const descriptor = field('fd.name', 'fs.path.name')
  const isFile = descriptor?.startsWith('/') && !descriptor.includes('->')
  const addresses = new Set<string>()
  for (const name of ['fd.sip', 'fd.rip', 'fd.cip', 'fd.lip', 'ka.sourceips']) {
    for (const part of (field(name) ?? '').split(/[,()\s]+/)) {
      if (/^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]+)$/i.test(part)) addresses.add(part)
    }
  }
  return [
    ...(descriptor && isFile ? [{ kind: 'file', name: descriptor } satisfies Entity] : []),
    ...[...addresses].slice(0, 16).map((name): Entity => ({ kind: 'ip', name })),
  ]
}
