import type { ImageFindings } from '@/lib/assess/check'
import { evaluateImage, evaluateObject } from '@/lib/assess/evaluate'
import type { RelatedFacts } from '@/lib/assess/check'
import { podSpecOf, containersOf } from '@/lib/assess/pod'
import type { JudgedResult } from '@/lib/assess/witness'
import { failureRank, type Reach } from '@/lib/assess/failure-rank'
import type { Transaction } from '@/lib/db'
import type { AssetKind } from '@/lib/model/asset'
import { findingFacets } from '@/lib/model/finding-class'
import { parseImageReference } from '@/lib/model/image-reference'
import type { Problem } from '@/lib/model/json'
import { imageKey, imageTagKey } from '@/lib/model/key'
import { kubernetesObjectSchema, type KubernetesObject } from '@/lib/model/kubernetes'
import { checks } from '@/lib/assess/catalogue'
import { noFacts } from '@/lib/assess/facts/cluster-facts'
import { applyWitnesses } from './apply-witnesses'
import { readCheckSettings } from './check-settings'
import type { Affected } from './dependents'
import { evaluateDocker } from './evaluate-docker'
import { assetId } from './identity'
import { loadFacts } from './load-facts'
import { completeResults } from './partial-results'

type Subject = {
  id: string
  key: string
  name: string
  kind: AssetKind
  namespace: string | null
  clusterId: string | null
  document: unknown
} & Reach

const objectChecks = checks.flatMap((check) => (check.subject === 'object' ? [check] : []))

export type Judged = { id: string; name: string; results: JudgedResult[] }
/** `rank`: how urgent its failures are, see lib/assess/failure-rank.ts. */
export type Evaluated = Judged & { rank: number }

/**
 * Runs every check on these assets as they stand in the database now, under the settings of the environment. Assets
 * without a document (only mentioned so far) have the results that other tools give them. Checks that failed are
 * returned as problems, never dropped in silence. `affected` are judged only by the checks that are named there, and
 * left out when those come to the same as before.
 */
export async function evaluateAssets(
  tx: Transaction,
  environmentId: string,
  ids: readonly string[],
  now: Date,
  affected: Affected = new Map(),
): Promise<{ evaluated: Evaluated[]; problems: Problem[] }> {
  const subjects = await tx.$queryRaw<Subject[]>`
    SELECT asset.id, key, name, kind, namespace, cluster_id AS "clusterId", exposed,
      COALESCE((attributes->'hostPort')::boolean, false) OR COALESCE((attributes->'hostNetwork')::boolean, false) AS "onNode",
      CASE WHEN kind <> 'cluster' THEN document
        WHEN EXISTS (SELECT 1 FROM coverage WHERE asset_id = asset.id AND scope LIKE 'assets:%') THEN
          jsonb_build_object('apiVersion', 'v1', 'kind', 'Cluster', 'metadata', jsonb_build_object('name', name)) END AS document
    FROM asset LEFT JOIN asset_document ON asset_id = asset.id
    WHERE asset.id = ANY(${[...ids, ...affected.keys()]}::uuid[]) AND gone_at IS NULL`
  const whole = new Set(ids)
  const images = subjects.filter((subject) => subject.kind === 'image')
  const objects = subjects.flatMap((subject) => {
    const parsed = kubernetesObjectSchema.safeParse(subject.document)
    if (subject.kind === 'image' || !parsed.success) return []
    const asked = whole.has(subject.id) ? objectChecks : [...(affected.get(subject.id) ?? [])]
    const checks = asked.filter((check) => check.assetKinds.includes(subject.kind))
    return [{ ...subject, object: parsed.data, checks }]
  })
  const problems: Problem[] = []
  const evaluated: Judged[] = []
  const described = await describeImages(tx, environmentId, objects)
  const settingOf = await readCheckSettings(tx, environmentId)
  const facts = await loadFacts(tx, environmentId, objects)
  for (const { id, key, name, kind, namespace, clusterId, object, checks } of objects) {
    const asset = { kind, key, ...(namespace === null ? {} : { namespace }) }
    const known = facts.get(kind === 'cluster' ? id : (clusterId ?? '')) ?? noFacts
    const evaluation = evaluateObject(asset, object, { ...described, now, facts: known }, settingOf, checks)
    evaluated.push({ id, name, results: evaluation.results })
    problems.push(...evaluation.problems)
  }
  const found = await imageFindings(tx, images)
  for (const { id, name } of images) {
    const evaluation = evaluateImage(
      name,
      found.get(id) ?? { critical: 0, high: 0, medium: 0, low: 0, fixable: 0, scanned: false },
      settingOf,
    )
    evaluated.push({ id, name, results: evaluation.results })
    problems.push(...evaluation.problems)
  }
  for (const { id, name, evaluation } of await evaluateDocker(tx, subjects, imageFindings, settingOf)) {
    evaluated.push({ id, name, results: evaluation.results })
    problems.push(...evaluation.problems)
  }
  const judged = await applyWitnesses(tx, subjects, evaluated, settingOf)
  const partial = await completeResults(
    tx,
    judged.filter(({ id }) => !whole.has(id)),
    affected,
  )
  const reach = new Map(subjects.map((subject) => [subject.id, subject]))
  return {
    evaluated: [...judged.filter(({ id }) => whole.has(id)), ...partial].map((asset) => ({
      ...asset,
      rank: failureRank(reach.get(asset.id) ?? { exposed: false, onNode: false }, asset.results),
    })),
    problems,
  }
}

async function imageFindings(tx: Transaction, images: readonly { id: string }[]): Promise<Map<string, ImageFindings>> {
  const ids = images.map((image) => image.id)
  if (ids.length === 0) return new Map()
  const tallies = await tx.$queryRaw<{ asset_id: string; class: number; count: number }[]>`
    SELECT asset_id, class, count FROM asset_finding_tally WHERE asset_id = ANY(${ids}::uuid[]) AND count > 0`
  const scanned = await tx.$queryRaw<{ asset_id: string }[]>`
    SELECT DISTINCT asset_id FROM coverage
    WHERE asset_id = ANY(${ids}::uuid[]) AND scope = 'findings:vulnerability'`
  const isScanned = new Set(scanned.map((row) => row.asset_id))
  const result = new Map(
    ids.map((id) => [id, { critical: 0, high: 0, medium: 0, low: 0, fixable: 0, scanned: isScanned.has(id) }]),
  )
  for (const row of tallies) {
    const facets = findingFacets(row.class)
    const counts = result.get(row.asset_id)
    if (!counts || facets.kind !== 'vulnerability') continue
    if (facets.severity === 'informational' || facets.severity === 'unknown') continue
    counts[facets.severity] += row.count
    if (facets.fixable) counts.fixable += row.count
  }
  return result
}

/** What each image sets, by the image's name as the objects write it; images nobody scanned are absent. */
async function describeImages(
  tx: Transaction,
  environmentId: string,
  objects: readonly { object: KubernetesObject }[],
): Promise<Pick<RelatedFacts, 'imageUsers' | 'imageDates'>> {
  const written = new Map<string, string[]>()
  for (const { object } of objects) {
    const pod = podSpecOf(object)
    for (const { container } of pod ? containersOf(pod.spec, pod.path) : []) {
      const reference = container.image ? parseImageReference(container.image) : null
      if (!container.image || !reference) continue
      const { repository, digest, tag } = reference
      const key = digest ? imageKey(repository, digest) : imageTagKey(repository, tag ?? 'latest')
      written.set(key, [...new Set([...(written.get(key) ?? []), container.image])])
    }
  }
  if (written.size === 0) return { imageUsers: {} }
  const keys = [...written.keys()]
  const users = await tx.$queryRaw<{ name: string; config: { user?: unknown; created?: unknown } | null }[]>`
    SELECT wanted.key AS name, document->'config' AS config
    FROM unnest(${keys}::text[], ${keys.map((key) => key.slice('image/'.length))}::text[],
      ${keys.map((key) => assetId(environmentId, key))}::uuid[]) AS wanted (key, reference, id)
    LEFT JOIN asset_reference ON asset_reference.environment_id = ${environmentId}::uuid
      AND asset_reference.reference = wanted.reference
    JOIN asset_document ON asset_document.asset_id = COALESCE(asset_reference.asset_id, wanted.id)`
  const byName = <T>(read: (config: { user?: unknown; created?: unknown }) => T | undefined) =>
    Object.fromEntries(
      users.flatMap(({ name, config }) => {
        const value = config ? read(config) : undefined
        return value === undefined ? [] : (written.get(name) ?? []).map((image): [string, T] => [image, value])
      }),
    )
  return {
    imageUsers: byName(({ user }) => (typeof user === 'string' && user !== '' ? user : null)),
    imageDates: byName(({ created }) => (typeof created === 'string' ? created : undefined)),
  }
}
