import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Tests a JupyterLab for which `npm run test:jupyter` prepares everything. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    name: 'jupyter',
    include: ['test/jupyter/**/*.test.ts'],
    environment: 'node',
    maxWorkers: 1,
    expect: { poll: { timeout: 60_000 } },
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
})
