import { z } from 'zod'
import type { Database } from '@/lib/db'

const text = z.string().optional().catch(undefined)

/** What pages read of an image's document; anything of another shape is as if it were not there. */
const documentSchema = z.object({
  layers: z
    .array(z.object({ digest: text, diffId: text, size: z.number().optional().catch(undefined) }))
    .catch([])
    .default([]),
  config: z
    .object({ created: text, architecture: text, user: text, exposedPorts: z.array(z.string()).catch([]).default([]) })
    .catch({ exposedPorts: [] })
    .default({ exposedPorts: [] }),
})
export type ImageDocument = z.output<typeof documentSchema> & { packages: number }

/** An image's document without its packages, which may be many thousand: they are counted, not read. */
export async function imageDocument(db: Database, id: string): Promise<ImageDocument> {
  const [row] = await db.$queryRaw<{ document: unknown; packages: number }[]>`
    SELECT jsonb_build_object('layers', document->'layers', 'config', document->'config') AS document,
      CASE jsonb_typeof(document->'packages') WHEN 'array' THEN jsonb_array_length(document->'packages') ELSE 0 END AS packages
    FROM asset_document WHERE asset_id = ${id}::uuid`
  const parsed = documentSchema.safeParse(row?.document ?? {})
  return {
    ...(parsed.success ? parsed.data : { layers: [], config: { exposedPorts: [] } }),
    packages: row?.packages ?? 0,
  }
}
