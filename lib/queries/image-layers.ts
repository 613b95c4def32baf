import type { Database } from '@/lib/db'
import type { ImageLayer, SeverityTotals } from '@/lib/model/inventory'
import { noSeverities, severityTotals } from '@/lib/model/severity-totals'
import type { ImageDocument } from './image-document'

type Row = { layer: string | null; class: number; count: number }

/** The layers of an image, the last one on top as they were added, with the vulnerabilities that each brought. */
export async function imageLayers(
  db: Database,
  id: string,
  document: ImageDocument,
): Promise<{ layers: ImageLayer[]; unplaced: SeverityTotals }> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT detail->'location'->>'layer' AS layer, class, count(*)::int AS count FROM finding
    WHERE asset_id = ${id}::uuid AND open AND kind = 'vulnerability' GROUP BY 1, 2`
  return placeFindings(document.layers, rows)
}

/** Gives each count to its layer, which tools name by digest or by diff id. */
export function placeFindings(
  known: ImageDocument['layers'],
  rows: readonly Row[],
): { layers: ImageLayer[]; unplaced: SeverityTotals } {
  const layers = known.map((layer): ImageLayer => {
    const own = rows.filter((row) => row.layer !== null && (row.layer === layer.digest || row.layer === layer.diffId))
    return {
      digest: layer.digest ?? null,
      diffId: layer.diffId ?? null,
      size: layer.size ?? null,
      severities: own.length > 0 ? severityTotals(own) : noSeverities,
    }
  })
  const names = new Set(known.flatMap((layer) => [layer.digest, layer.diffId]))
  const unplaced = severityTotals(rows.filter((row) => row.layer === null || !names.has(row.layer)))
  return { layers: layers.toReversed(), unplaced }
}
