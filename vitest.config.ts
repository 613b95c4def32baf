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
          include: ['{lib,components,bin,prisma,app}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.database.test.ts', '**/*.corpus.test.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'corpus',
          environment: 'node',
          include: ['lib/**/*.corpus.test.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
})
