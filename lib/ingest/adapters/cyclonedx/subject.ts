import { artifactKey } from '@/lib/model/key'
import { parseImageReference } from '@/lib/model/image-reference'
import type { ObservedAsset } from '@/lib/model/observation'
import type { ReportContext } from '../../adapter'
import { identifier, list, record, text, type Raw } from '../trivy/fields'
import { imageAsset } from '../trivy/image'
import type { Bill } from './bill'
import { packageItem } from './component'
import { parsePurl } from './purl'

const digestPattern = /^sha256:[0-9a-f]{64}$/

/**
 * What the bill is of: an image by the names that Trivy and package URLs give it, else by the header Plimsoll-Scope or
 * its name; an application, tree or machine by header or name. Null when nothing says.
 */
export function subjectOf(document: Raw, bill: Bill, context: ReportContext): ObservedAsset | null {
  const component = record(record(document.metadata)?.component)
  const scope = identifier(context.scope)
  const own = identifier(component?.name)
  const group = identifier(component?.group)
  const isImage = component?.type === 'container'
  const scoped = scope && /[:@]/.test(scope) && parseImageReference(scope) ? scope : undefined
  const image = isImage || scoped ? imageOf(component ?? {}, scoped ?? own) : null
  const packages = bill.packages.map(packageItem)
  const described = {
    ...((bill.os || packages.length > 0) && {
      document: { ...(bill.os && { os: bill.os }), ...(packages.length > 0 && { packages }) },
    }),
  }
  if (image) {
    const os = bill.os && [bill.os.family, bill.os.version].filter(Boolean).join(' ')
    return { ...image, attributes: { ...image.attributes, ...(os && { os }) }, ...described }
  }
  const name = scope ?? (own && group ? `${group}/${own}` : own)
  if (!name) return null
  const type = text(component?.type, 40) ?? 'cyclonedx'
  return { kind: 'artifact', key: artifactKey(type, name), name, attributes: { type }, ...described }
}

function imageOf(component: Raw, name: string | undefined): ObservedAsset | null {
  const said = (wanted: string) =>
    list(component.properties).flatMap((item) => {
      const one = record(item)
      const value = one?.name === wanted ? identifier(one.value) : undefined
      return value ?? []
    })
  const [imageId] = said('aquasecurity:trivy:ImageID')
  return imageAsset({
    digests: [...said('aquasecurity:trivy:RepoDigest'), ...digestsOf(text(component.purl))].slice(0, 100),
    tags: [...said('aquasecurity:trivy:RepoTag'), ...said('aquasecurity:trivy:Reference')].slice(0, 100),
    imageId: imageId ?? null,
    ...(name && { name }),
  })
}

/** `pkg:oci/nginx@sha256:…?repository_url=docker.io/library/nginx`. */
function digestsOf(purl: string | undefined): string[] {
  const url = parsePurl(purl)
  const home = url?.qualifiers.get('repository_url')
  return url?.type === 'oci' && home && digestPattern.test(url.version) ? [`${home}@${url.version}`] : []
}
