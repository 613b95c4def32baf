import { assetEntity, namedImage } from '@/lib/ingest/sensor/standing'
import type { Entity } from '@/lib/model/alert'
import { objectKey } from '@/lib/model/key'
import { redactFields, redactText } from '@/lib/model/redact'
import type { RawEntity } from './entities'
import type { DefenderPlace } from './place'

/** The things an alert speaks of, in our words; kinds that we have no word for stay in the evidence. */
export function entitiesOf(place: DefenderPlace, raw: readonly RawEntity[]): Entity[] {
  const all: Entity[] = [
    ...place.assets.flatMap(assetEntity),
    ...(place.pod ? [{ kind: 'pod' as const, name: place.pod }] : []),
    ...raw.flatMap((entity) => ofEntity(entity, place)),
  ]
  const seen = new Set<string>()
  return all
    .map(clean)
    .filter(({ kind, name }) => !seen.has(`${kind} ${name}`) && seen.add(`${kind} ${name}`))
    .slice(0, 64)
}

function ofEntity(entity: RawEntity, place: DefenderPlace): Entity[] {
  const name = entity.text('name')
  switch (entity.type) {
    case 'container': {
      const id = entity.text('containerId')
      const image = entity.part('image')
      const called = name ?? id
      return [
        ...(called ? [{ kind: 'container' as const, name: called, ...(id ? { detail: { id } } : {}) }] : []),
        ...namedImage(image?.text('imageId') ?? image?.text('name'), digestOf(image)),
      ]
    }
    case 'container-image':
    case 'containerimage':
      return namedImage(entity.text('imageId') ?? name, digestOf(entity))
    case 'k8s-service-account':
    case 'k8s-serviceaccount':
    case 'kubernetesserviceaccount': {
      const namespace = entity.part('namespace')?.text('name') ?? entity.text('namespace') ?? place.namespace
      if (!name || !namespace) return []
      const key = place.cluster ? objectKey(place.cluster, '', 'ServiceAccount', namespace, name) : undefined
      return [{ kind: 'service-account', name: `${namespace}/${name}`, ...(key ? { key } : {}) }]
    }
    case 'account': {
      const domain = entity.text('upnSuffix')
      return name ? [{ kind: 'user', name: domain && !name.includes('@') ? `${name}@${domain}` : name }] : []
    }
    case 'host':
      return entity.text('hostName') ? [{ kind: 'host', name: entity.text('hostName') ?? '' }] : []
    case 'ip': {
      const address = entity.text('address')
      return address ? [{ kind: 'ip', name: address }] : []
    }
    case 'file': {
      const folder = entity.text('directory')
      return name
        ? [
            {
              kind: 'file',
              name: folder ? `${folder}${folder.includes('\\') ? '\\' : '/'}${name}`.replace('//', '/') : name,
            },
          ]
        : []
    }
    case 'process':
      return processOf(entity)
    default:
      return []
  }
}

function processOf(entity: RawEntity): Entity[] {
  const commandLine = entity.text('commandLine')
  const file = entity.part('imageFile')?.text('name')
  const name = file ?? commandLine?.split(/\s/)[0]?.split(/[/\\]/).at(-1)
  const pid = entity.text('processId')
  if (!name) return []
  return [{ kind: 'process', name, detail: { ...(commandLine ? { commandLine } : {}), ...(pid ? { pid } : {}) } }]
}

const digestOf = (image: RawEntity | null) => {
  const digest = image?.text('digest')
  const id = image?.text('imageId')
  return digest?.startsWith('sha256:') && id && !id.includes('@') ? `${id.replace(/:[^/:]*$/, '')}@${digest}` : id
}

function clean(entity: Entity): Entity {
  const detail = entity.detail && (redactFields(entity.detail) as Record<string, string>)
  return { ...entity, name: redactText(entity.name).slice(0, 1_024), ...(detail ? { detail } : {}) }
}
