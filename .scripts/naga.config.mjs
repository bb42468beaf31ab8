import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { lectures } from './lectures.mjs'
import { shaders } from './shaders.mjs'

/**
 * Runs the GPU tests, and those of the built library, in Deno, whose WebGPU is wgpu with the shader compiler
 * naga, as in Firefox. Each file runs in its own process, since a driver may crash.
 */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [shaders, lectures],
  test: {
    name: 'naga',
    include: ['test/gpu/**/*.test.ts', 'test/hosts/**/*.test.ts'],
    // Vite's transformed sources give workers page addresses.
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
