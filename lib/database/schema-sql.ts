import { withSchemaEngine } from './engine'
import { readDatamodel } from './migrate'

/**
 * The SQL that makes `prisma/schema` out of nothing: what migrations are written from and compared with.
 * `url` is any PostgreSQL: the engine asks it for its version only.
 */
export async function schemaSql(url: string): Promise<string> {
  const datamodel = await readDatamodel()
  return withSchemaEngine(url, datamodel, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: datamodel.map(([path, content]) => ({ path, content })) },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return stdout ?? ''
  })
}
