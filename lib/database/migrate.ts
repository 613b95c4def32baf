import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../root'
import { withSchemaEngine } from './engine'

const folder = join(root, 'prisma')

/** The schema files, by name. */
export async function readDatamodel(): Promise<[string, string][]> {
  const names = (await readdir(join(folder, 'schema'))).filter((name) => name.endsWith('.prisma')).toSorted()
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => [name, await readFile(join(folder, 'schema', name), 'utf8')]),
  )
}

/** The migrations of this version in the form that Prisma's engine takes. */
export async function readMigrations() {
  const base = join(folder, 'migrations')
  const names = (await readdir(base, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const migrationDirectories = await Promise.all(
    names
      .map((entry) => entry.name)
      .toSorted()
      .map(async (path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(base, path, 'migration.sql'), 'utf8') },
        },
      })),
  )
  return {
    baseDir: base,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}

/** Brings the database at `url` to this version's schema. Returns the names of the migrations it applied. */
export async function migrate(url: string): Promise<string[]> {
  return withSchemaEngine(url, await readDatamodel(), async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await readMigrations(),
      filters: { externalTables: [], externalEnums: [] },
    })
    return appliedMigrationNames
  })
}
