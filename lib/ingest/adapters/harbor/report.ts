import { parseImageReference } from '@/lib/model/image-reference'
import type { ObservedAsset } from '@/lib/model/observation'
import type { ReportContext } from '../../adapter'
import { jsonPath } from '../../problems'
import { identifier, list, record, text, texts, type Raw } from '../trivy/fields'
import type { Gathering } from '../trivy/gathering'
import { addImage, imageAsset } from '../trivy/image'
import { readVulnerability } from './vulnerability'

const nameless =
  'does not say which image it is of: name it in the header Plimsoll-Scope, as harbor.example/project/repository@sha256:… or :tag'
const mime =
  /^application\/vnd\.(?:security\.vulnerability\.report|scanner\.adapter\.vuln\.report\.harbor\+json); version=(\d+\.\d+)$/
const digestPattern = /^sha256:[0-9a-f]{64}$/

export type HarborReport = { key: string | null; report: Raw }

/** The reports of one answer, the newest form first: under their media types, or bare as a scanner gives it to Harbor. */
export function reportsOf(document: unknown): HarborReport[] {
  const raw = record(document)
  if (!raw) return []
  if (isReport(raw)) return [{ key: null, report: raw }]
  return Object.entries(raw)
    .flatMap(([key, value]) => {
      const report = record(value)
      return mime.test(key) && report && isReport(report) ? [{ key, report }] : []
    })
    .sort((a, b) => versionOf(b.key) - versionOf(a.key))
}

const versionOf = (key: string) => Number(mime.exec(key)?.[1] ?? 0)

/** `vulnerabilities` is null where nothing was found. */
function isReport(raw: Raw): boolean {
  if (!('generated_at' in raw) || !('vulnerabilities' in raw) || !record(raw.scanner)) return false
  return raw.vulnerabilities === null || Array.isArray(raw.vulnerabilities)
}

/** Reads one report onto its image and gives the image's name; null, with the problem noted, when nothing names it. */
export function readReport(
  into: Gathering,
  report: Raw,
  path: readonly PropertyKey[],
  context: ReportContext,
): string | null {
  const subject = subjectOf(report, context)
  if (!subject) {
    into.reject({ path: jsonPath(path), message: nameless })
    return null
  }
  const asset = addImage(into, subject)
  into.cover(asset, 'vulnerability')
  const scanner = text(record(report.scanner)?.name, 100)
  for (const [index, item] of list(report.vulnerabilities).entries())
    readVulnerability(into, item, { asset, scanner, path: [...path, 'vulnerabilities', index] })
  return subject.name
}

/**
 * The image by the header, with the digest that the report gives where the header has none. The report itself knows
 * no host, so a digest of it alone names nothing.
 */
function subjectOf(report: Raw, context: ReportContext): ObservedAsset | null {
  const scope = identifier(context.scope)
  const named = scope ? parseImageReference(scope) : null
  if (!scope || !named) return null
  const digest = named.digest === null ? digestOf(report) : undefined
  return imageAsset({ name: scope, ...(digest && { digests: [`${named.repository}@${digest}`] }) })
}

/** The one digest that all of the report speaks of; those of the parts of an index are several. */
function digestOf(report: Raw): string | undefined {
  const own = text(record(report.artifact)?.digest)
  if (own && digestPattern.test(own)) return own
  const found = new Set(
    list(report.vulnerabilities).flatMap((item) =>
      texts(record(item)?.artifact_digests, 100).filter((digest) => digestPattern.test(digest)),
    ),
  )
  const [only] = found
  return found.size === 1 ? only : undefined
}
