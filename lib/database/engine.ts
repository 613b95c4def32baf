import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPg } from '@prisma/adapter-pg'
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
 * Prisma's own schema engine, in process and offline: no CLI and no download at run time.
 * `datamodel` holds the schema files; the connection is opened by the engine when it needs one.
 */
export async function openSchemaEngine(url: string, datamodel: Datamodel): Promise<engine.SchemaEngine> {
  await load()
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }))
  return engine.SchemaEngine.new({ datamodels: datamodel }, () => {}, adapter)
}
