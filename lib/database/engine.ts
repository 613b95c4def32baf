import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'

type Datamodel = [path: string, content: string][]

let loaded: Promise<void> | undefined
function load(): Promise<void> {
  return (loaded ??= (async () => {
    const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    const bytes = await readFile(file.replace(/\.js$/, '.wasm'))
    const { instance } = await WebAssembly.instantiate(bytes, {
      './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports,
    })
    const { __wbg_set_wasm: setWasm, __wbindgen_start: start } = {
      ...(engine as unknown as { __wbg_set_wasm(this: void, exports: WebAssembly.Exports): void }),
      ...(instance.exports as unknown as { __wbindgen_start(this: void): void }),
    }
    setWasm(instance.exports)
    start()
  })())
}

/**
 * Runs `work` with Prisma's own schema engine, in process and offline: no CLI and no download at run time.
 * `datamodel` holds the schema files. The connections that the engine opened are closed when the work is done.
 */
export async function withSchemaEngine<T>(
  url: string,
  datamodel: Datamodel,
  work: (schemaEngine: engine.SchemaEngine) => Promise<T>,
): Promise<T> {
  await load()
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool))
  const schemaEngine = await engine.SchemaEngine.new({ datamodels: datamodel }, () => {}, factory)
  try {
    return await work(schemaEngine)
  } finally {
    schemaEngine.free()
    await pool.end()
  }
}
