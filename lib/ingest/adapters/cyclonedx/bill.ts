import { identifier, list, record, text, type Raw } from '../trivy/fields'
import { packageOf, propertiesOf, type Component } from './component'
import { parsePurl } from './purl'

/** More than any real bill holds. */
const maxPackages = 50_000

export type Bill = {
  packages: Component[]
  os: { family: string; version?: string } | undefined
  /** The package that a `ref` of `affects` means; undefined when it leads nowhere. */
  find(ref: string): Component | undefined
}

/** The components of a bill, nested ones too, and how they are referred to. */
export function readBill(document: Raw): Bill {
  const root = record(record(document.metadata)?.component)
  const raws: Raw[] = []
  collect(list(document.components), raws)
  collect(list(root?.components), raws)
  const os = raws.find((raw) => raw.type === 'operating-system')
  const family = text(os?.name)?.toLowerCase()
  const version = text(os?.version)
  const paths = pathsOf(document, raws)
  const byRef = new Map<string, Component>()
  const packages: Component[] = []
  for (const raw of raws) {
    const found = packageOf(raw, family)
    const ref = text(raw['bom-ref'])
    const path = ref ? paths.get(ref) : undefined
    const placed = found && path && !found.path && !found.isSystem ? { ...found, path } : found
    if (placed && packages.length < maxPackages) packages.push(placed)
    refer(byRef, raw, placed)
  }
  for (const raw of [root, ...list(document.services).map(record)]) if (raw) refer(byRef, raw, null)
  return {
    packages,
    os: family ? { family, ...(version && { version }) } : undefined,
    find: (ref) => byRef.get(ref) ?? byLink(byRef, ref),
  }
}

function collect(items: readonly unknown[], into: Raw[]): void {
  for (const item of items) {
    const raw = record(item)
    if (!raw) continue
    into.push(raw)
    collect(list(raw.components), into)
  }
}

function refer(byRef: Map<string, Component>, raw: Raw, found: Component | null): void {
  const name = identifier(raw.name)
  const meant = found ?? (name ? bare(name, identifier(raw.version) ?? '') : null)
  if (!meant) return
  for (const ref of [text(raw['bom-ref']), text(raw.purl)]) if (ref && !byRef.has(ref)) byRef.set(ref, meant)
}

const bare = (name: string, version: string): Component => ({
  name,
  version,
  type: '',
  path: '',
  licences: [],
  isSystem: false,
})

/** `urn:cdx:serial/1#ref` leads into another bill; where the ref is a package URL, it says what it means by itself. */
function byLink(byRef: ReadonlyMap<string, Component>, ref: string): Component | undefined {
  const link = /^urn:cdx:[^#]{1,200}#(.+)$/.exec(ref)?.[1]
  const own = link === undefined ? undefined : (byRef.get(link) ?? byRef.get(decodeLink(link)))
  if (own) return own
  const purl = [link && decodeLink(link), link, ref].find((one) => one?.startsWith('pkg:'))
  const url = parsePurl(purl)
  if (!purl || !url) return undefined
  return packageOf({ type: 'library', name: url.name, version: url.version, purl }, undefined) ?? undefined
}

function decodeLink(link: string): string {
  try {
    return decodeURIComponent(link)
  } catch {
    return link
  }
}

/** Trivy hangs the packages of a lock file or binary under a component that is called by the file's path. */
function pathsOf(document: Raw, raws: readonly Raw[]): Map<string, string> {
  const files = raws.filter(
    (raw) => raw.type === 'application' && propertiesOf(raw)('aquasecurity:trivy:Class') === 'lang-pkgs',
  )
  const paths = new Map<string, string>()
  if (files.length === 0) return paths
  const depends = new Map(
    list(document.dependencies).flatMap((item) => {
      const ref = text(record(item)?.ref)
      return ref ? [[ref, list(record(item)?.dependsOn)] as const] : []
    }),
  )
  for (const file of files) {
    const path = identifier(file.name)
    const open: unknown[] = [...(depends.get(text(file['bom-ref']) ?? '') ?? [])]
    if (!path) continue
    while (open.length > 0) {
      const ref = open.pop()
      if (typeof ref !== 'string' || paths.has(ref)) continue
      paths.set(ref, path)
      for (const next of depends.get(ref) ?? []) open.push(next)
    }
  }
  return paths
}
