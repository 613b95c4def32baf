import type { Json } from '@/lib/model/json'
import { instant, list, record, text, texts, whole } from './fields'
import type { TrivyMetadata, TrivyResult } from './payload'

/** More packages than any real image holds; a longer list would only fill the disk. */
const maxPackages = 20_000

/** Small facts about an image's system, for filters. */
export function imageAttributes(metadata: TrivyMetadata): Record<string, Json> {
  const family = text(metadata.OS?.Family)
  const version = text(metadata.OS?.Name)
  const size = whole(metadata.Size)
  return {
    ...(family && { os: version ? `${family} ${version}` : family }),
    ...(metadata.OS?.EOSL === true && { endOfLife: true }),
    ...(size !== undefined && { size }),
  }
}

/**
 * What pages show of an image: system, layers, packages, and of its configuration only the harmless part.
 * Environment, command and history stay out: people put secrets there.
 */
export function imageDocument(metadata: TrivyMetadata | null, results: readonly TrivyResult[]): Json | undefined {
  const family = text(metadata?.OS?.Family)
  const version = text(metadata?.OS?.Name)
  const layers = metadata ? layersOf(metadata) : []
  const packages = results.flatMap(packagesOf).slice(0, maxPackages)
  const config = configOf(metadata?.ImageConfig)
  const document: Record<string, Json> = {
    ...(family && {
      os: { family, ...(version && { version }), ...(metadata?.OS?.EOSL === true && { endOfLife: true }) },
    }),
    ...(layers.length > 0 && { layers }),
    ...(packages.length > 0 && { packages }),
    ...(Object.keys(config).length > 0 && { config }),
  }
  return Object.keys(document).length > 0 ? document : undefined
}

function layersOf(metadata: TrivyMetadata): Json[] {
  const layers = list(metadata.Layers).flatMap((item): Json[] => {
    const layer = record(item)
    const digest = text(layer?.Digest)
    const diffId = text(layer?.DiffID)
    const size = whole(layer?.Size)
    if (!digest && !diffId) return []
    return [{ ...(digest && { digest }), ...(diffId && { diffId }), ...(size !== undefined && { size }) }]
  })
  return layers.length > 0 ? layers : texts(metadata.DiffIDs, 500).map((diffId) => ({ diffId }))
}

function packagesOf(result: TrivyResult): Json[] {
  const type = text(result.Type)
  return list(result.Packages).flatMap((item): Json[] => {
    const raw = record(item)
    const name = text(raw?.Name)
    if (!raw || !name) return []
    const version = text(raw.Version)
    const release = text(raw.Release)
    const purl = text(record(raw.Identifier)?.PURL)
    const path = text(raw.FilePath) ?? (result.Class === 'lang-pkgs' ? text(result.Target) : undefined)
    const licences = texts(raw.Licenses)
    return [
      {
        name,
        ...(version && { version: release ? `${version}-${release}` : version }),
        ...(type && { type }),
        ...(purl && { purl }),
        ...(path && { path }),
        ...(licences.length > 0 && { licences }),
      },
    ]
  })
}

function configOf(value: unknown): Record<string, Json> {
  const image = record(value) ?? {}
  const config = record(image.config) ?? {}
  const created = instant(image.created)
  const architecture = text(image.architecture)
  const os = text(image.os)
  const user = text(config.User)
  const workingDir = text(config.WorkingDir)
  const exposedPorts = Object.keys(record(config.ExposedPorts) ?? {}).slice(0, 100)
  return {
    ...(created && { created }),
    ...(architecture && { architecture }),
    ...(os && { os }),
    // An image whose configuration is known and names no user runs as root.
    ...(record(image.config) && { user: user ?? 'root' }),
    ...(workingDir && { workingDir }),
    ...(exposedPorts.length > 0 && { exposedPorts }),
  }
}
