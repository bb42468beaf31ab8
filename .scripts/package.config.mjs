import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Packs the package and installs it as a user would. Needs the npm registry. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    name: 'package',
    include: ['test/package/**/*.test.ts'],
    environment: 'node',
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
