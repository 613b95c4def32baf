import { defineConfig } from 'prisma/config'

// `prisma generate` would download a schema engine that it never calls; naming any executable stops that,
// so that generation works without network.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: 'prisma/schema' })
