import type { Json } from '@/lib/model/json'
import { distributionName, languageTypes } from '../grype/package-of'
import { identifier, list, record, text, type Raw } from '../trivy/fields'
import { parsePurl, type Purl } from './purl'

/** A package of the bill, named as Trivy names it; `item` is how the image's list of packages shows it. */
export type Component = {
  name: string
  version: string
  type: string
  path: string
  purl?: string
  layer?: string
  licences: string[]
  isSystem: boolean
}

const systemTypes = new Set(['deb', 'rpm', 'apk', 'alpm', 'qpkg'])
/** Types of package URLs, as Trivy names the kind of such a package in an image. */
const kinds: Readonly<Record<string, string>> = {
  maven: 'jar',
  npm: 'node-pkg',
  pypi: 'python-pkg',
  gem: 'gemspec',
  golang: 'gobinary',
  cargo: 'rustbinary',
  nuget: 'dotnet-core',
  composer: 'composer-vendor',
  conda: 'conda-pkg',
}
/** Kinds that are no packages: what holds packages, or what no advisory speaks of. */
const containers = new Set([
  'application',
  'operating-system',
  'container',
  'file',
  'device',
  'data',
  'cryptographic-asset',
  'platform',
])

/** The component as a package; null for what is none. `distribution` is that of the whole bill. */
export function packageOf(component: Raw, distribution: string | undefined): Component | null {
  const purl = text(component.purl)
  const url = parsePurl(purl)
  const own = identifier(component.name)
  const kind = text(component.type) ?? ''
  if (!own || (containers.has(kind) && !url) || kind === 'container' || url?.type === 'oci') return null
  const said = propertiesOf(component)
  const isSystem = systemTypes.has(url?.type ?? '')
  const path = isSystem ? '' : (said('aquasecurity:trivy:FilePath', 'syft:location:0:path', 'SrcFile') ?? '')
  const layer = said('aquasecurity:trivy:LayerDigest', 'aquasecurity:trivy:LayerDiffID', 'syft:location:0:layerID')
  return {
    name: nameOf(own, identifier(component.group), url),
    version: versionOf(identifier(component.version) ?? url?.version ?? '', url, said('aquasecurity:trivy:PkgID')),
    type: said('aquasecurity:trivy:PkgType') ?? typeOf(url, said('syft:package:type'), distribution),
    path: path.replace(/^\//, ''),
    ...(purl && { purl }),
    ...(layer && { layer }),
    licences: licencesOf(component),
    isSystem,
  }
}

/** What a tool says of the component in `properties`: the first of these names that is there. */
export function propertiesOf(component: Raw): (...names: string[]) => string | undefined {
  const all = new Map(
    list(component.properties).flatMap((item): [string, string][] => {
      const one = record(item)
      const name = text(one?.name)
      const value = identifier(one?.value)
      return name && value ? [[name, value]] : []
    }),
  )
  return (...names) => names.map((name) => all.get(name)).find((value) => value !== undefined)
}

/** `group:name` for Java, `group/name` for what has scopes or paths; the system's packages stand alone. */
function nameOf(own: string, group: string | undefined, url: Purl | undefined): string {
  const holder = url ? url.namespace : (group ?? '')
  const name = group && own.startsWith(`${group}/`) ? own.slice(group.length + 1) : own
  if (holder === '' || systemTypes.has(url?.type ?? '') || name.includes(':')) return own
  if (url?.type === 'maven' || (!url && holder.includes('.'))) return `${holder}:${name}`
  return url && ['npm', 'golang', 'composer'].includes(url.type) ? `${url.namespace}/${url.name}` : name
}

/** Trivy keeps the epoch of a system's package in its id alone, Syft in the version. */
function versionOf(version: string, url: Purl | undefined, id: string | undefined): string {
  const full = id?.slice(id.lastIndexOf('@') + 1)
  if (!systemTypes.has(url?.type ?? '')) return url?.name === 'stdlib' ? version.replace(/^go(?=\d)/, '') : version
  if (url?.type === 'rpm') return withEpoch(version, url).replace(/^0:/, '')
  return full?.endsWith(`:${version}`) ? full : withEpoch(version, url)
}

function withEpoch(version: string, url: Purl | undefined): string {
  const epoch = url?.qualifiers.get('epoch')
  return epoch && /^\d+$/.test(epoch) && !version.includes(':') ? `${epoch}:${version}` : version
}

function typeOf(url: Purl | undefined, syft: string | undefined, distribution: string | undefined): string {
  if (url && systemTypes.has(url.type)) return distributionName(url.namespace || distribution, url.type)
  const byTool = syft !== undefined && Object.hasOwn(languageTypes, syft) ? languageTypes[syft] : undefined
  if (byTool) return byTool
  return url && Object.hasOwn(kinds, url.type) ? (kinds[url.type] ?? url.type) : (url?.type ?? syft ?? '')
}

function licencesOf(component: Raw): string[] {
  const names = list(component.licenses).flatMap((item) => {
    const one = record(item)
    const licence = record(one?.license)
    return text(licence?.id) ?? text(licence?.name) ?? text(one?.expression) ?? []
  })
  return names.slice(0, 30)
}

/** The package as the document of an image holds it, see `imageDocument` of Trivy. */
export function packageItem({ name, version, type, path, purl, licences }: Component): Json {
  return {
    name,
    ...(version && { version }),
    ...(type && { type }),
    ...(purl && { purl }),
    ...(path && { path }),
    ...(licences.length > 0 && { licences }),
  }
}
