import { identifier, list, record, text, type Raw } from '../trivy/fields'

/** How Grype calls distributions, and how Trivy does, where they differ: the type of a package of the system. */
const distributions: Readonly<Record<string, string>> = {
  rhel: 'redhat',
  almalinux: 'alma',
  rockylinux: 'rocky',
  amazonlinux: 'amazon',
  amzn: 'amazon',
  oraclelinux: 'oracle',
  ol: 'oracle',
  sles: 'suse linux enterprise server',
  'opensuse-leap': 'opensuse-leap',
  mariner: 'cbl-mariner',
}
/** Kinds of packages of languages, as found in images. */
export const languageTypes: Readonly<Record<string, string>> = {
  'java-archive': 'jar',
  'jenkins-plugin': 'jar',
  python: 'python-pkg',
  npm: 'node-pkg',
  gem: 'gemspec',
  'go-module': 'gobinary',
  'rust-crate': 'rustbinary',
  dotnet: 'dotnet-core',
  'php-composer': 'composer-vendor',
  conda: 'conda-pkg',
}
const ofTheSystem = new Set(['deb', 'rpm', 'apk'])

export type GrypePackage = { name: string; version: string; type: string; path: string; purl?: string; layer?: string }

/**
 * The package of a match, named as Trivy names it, so that the same fault told by both is one finding: its type, the
 * group of a Java library in front of its name, paths without the first slash, no path for packages of the system.
 * Null when it has no name.
 */
export function packageOf(artifact: Raw, distribution: string | undefined): GrypePackage | null {
  const own = identifier(artifact.name)
  if (!own) return null
  const type = text(artifact.type) ?? ''
  const purl = text(artifact.purl)
  const place = record(list(artifact.locations)[0])
  const isSystem = ofTheSystem.has(type)
  const version = identifier(artifact.version) ?? ''
  const path = isSystem ? '' : (identifier(place?.path) ?? '').replace(/^\//, '')
  const layer = text(place?.layerID)
  return {
    name: nameOf(own, type, purl),
    version:
      type === 'rpm' ? version.replace(/^0:/, '') : own === 'stdlib' ? version.replace(/^go(?=\d)/, '') : version,
    type: isSystem
      ? distributionName(distribution, type)
      : Object.hasOwn(languageTypes, type)
        ? (languageTypes[type] ?? type)
        : type,
    path,
    ...(purl && { purl }),
    ...(layer && { layer }),
  }
}

/** The type of a system's package: its distribution as Trivy calls it, else the kind of package. */
export function distributionName(name: string | undefined, type: string): string {
  if (!name) return type
  return Object.hasOwn(distributions, name) ? (distributions[name] ?? name) : name
}

function nameOf(name: string, type: string, purl: string | undefined): string {
  if (type !== 'java-archive' && type !== 'jenkins-plugin') return name
  const group = /^pkg:maven\/([^/@]+)\//.exec(purl ?? '')?.[1]
  return group && !name.includes(':') ? `${decoded(group)}:${name}` : name
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
