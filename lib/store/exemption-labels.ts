import { carries } from '@/lib/assess/labels'
import type { Transaction } from '@/lib/db'

type Labels = Record<string, string> | null
type Bearer = { id: string; own: Labels; pods: Labels }

/** The labels of these assets' objects and of the pods that they make; of all of the environment without `assetIds`. */
export async function labelBearers(
  tx: Transaction,
  environmentId: string,
  assetIds: readonly string[] | null,
): Promise<Bearer[]> {
  return tx.$queryRaw<Bearer[]>`
    SELECT asset.id, document #> '{metadata,labels}' AS own, COALESCE(document #> '{spec,template,metadata,labels}',
      document #> '{spec,jobTemplate,spec,template,metadata,labels}') AS pods
    FROM asset JOIN asset_document ON asset_document.asset_id = asset.id
    WHERE asset.environment_id = ${environmentId}::uuid AND gone_at IS NULL
      AND (${assetIds === null} OR asset.id = ANY(${[...(assetIds ?? [])]}::uuid[]))`
}

const matches = ({ own, pods }: Bearer, rules: readonly string[]) =>
  rules.every((rule) => [own, pods].some((labels) => labels !== null && carries(labels, rule)))

/** The assets of an environment that carry all of these labels. */
export async function assetsWithLabels(
  tx: Transaction,
  environmentId: string,
  rules: readonly string[],
  assetIds: readonly string[] | null = null,
): Promise<string[]> {
  return (await labelBearers(tx, environmentId, assetIds)).filter((row) => matches(row, rules)).map((row) => row.id)
}

/** Notes which exemptions by labels cover these assets as their labels stand now. */
export async function refreshExemptionLabels(
  tx: Transaction,
  environmentId: string,
  assetIds: readonly string[],
): Promise<void> {
  const exemptions = await tx.$queryRaw<{ id: string; labels: string[] }[]>`
    SELECT id, labels FROM exemption WHERE environment_id = ${environmentId}::uuid
      AND jsonb_typeof(labels) = 'array' AND revoked_at IS NULL AND rejected_at IS NULL`
  if (exemptions.length === 0 || assetIds.length === 0) return
  const found = await labelBearers(tx, environmentId, assetIds)
  const covered = exemptions.flatMap(({ id, labels }) =>
    found.filter((row) => matches(row, labels)).map((row) => ({ assetId: row.id, exemptionId: id })),
  )
  await tx.$executeRaw`DELETE FROM exemption_asset WHERE asset_id = ANY(${[...assetIds]}::uuid[])`
  await tx.exemptionAsset.createMany({ data: covered })
}
