import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { lectures } from './lectures.mjs'
import { shaders } from './shaders.mjs'

/** The GPU tests, and those of the built library, in Deno, whose WebGPU is wgpu with its shader compiler naga, as Firefox's is. A process a file: a driver may crash. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [shaders, lectures],
  test: {
    name: 'naga',
    include: ['test/gpu/**/*.test.ts', 'test/hosts/**/*.test.ts'],
    // Served sources name their workers by addresses of a page.
    exclude: ['test/gpu/tensorflow/measure.test.ts', 'test/gpu/workers.test.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 1,
    // Mesa's LLVM ends the process on this network: "Cannot emit physreg copy instruction".
    testNamePattern: /^(?!.*softplus, cross-entropy, weighted)/,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
})
