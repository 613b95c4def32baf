import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') }

// Three suites: `unit` touches nothing outside the process; `database` runs on a real PostgreSQL that
// global-setup starts; `corpus` reads outputs of real tools when a folder with them is given.
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          environment: 'node',
          // A machine may be busy with other things; no test is about time.
          testTimeout: 60_000,
          include: ['{lib,components,bin,collectors,prisma,app}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.database.test.ts', '**/*.corpus.test.ts', '**/node_modules/**'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          environment: 'node',
          include: ['{lib,bin,collectors,prisma}/**/*.database.test.ts'],
          globalSetup: ['lib/database/testing/server.ts'],
          setupFiles: ['lib/database/testing/own-database.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file has a database of its own; more than two at once only wait for the same two cores.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'corpus',
          environment: 'node',
          include: ['lib/**/*.corpus.test.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
})
