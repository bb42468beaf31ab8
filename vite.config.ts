import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import type { Plugin } from 'vite'
import glsl from 'vite-plugin-glsl'
import { defineConfig } from 'vitest/config'
import { browserPath, launchFlags } from './.scripts/browser.mjs'

const shaders = glsl({
  include: ['**/*.wgsl'],
  warnDuplicatedImports: false,
  removeDuplicatedImports: true,
  root: '/shaders/',
  minify: true,
})

/** In a build the own files of libraries instead of their bundles, of which nothing could be left out. */
const ownFiles: Plugin = {
  name: 'own-files',
  apply: 'build',
  config: () => ({
    resolve: {
      alias: {
        'three/webgpu': 'three/src/Three.WebGPU.js',
        'three/tsl': 'three/src/Three.TSL.js',
        'ml-matrix': fileURLToPath(new URL('node_modules/ml-matrix/src/index.js', import.meta.url)),
      },
    },
  }),
}

/** Bundled before the browser starts, so that no test is interrupted by a reload. */
const optimizeDeps = {
  include: [
    '@awesome.me/webawesome/dist/components/icon/library.js',
    '@awesome.me/webawesome/dist/components/slider/slider.js',
    '@awesome.me/webawesome/dist/components/switch/switch.js',
    '@awesome.me/webawesome/dist/components/button/button.js',
    '@awesome.me/webawesome/dist/components/dialog/dialog.js',
    '@awesome.me/webawesome/dist/components/tooltip/tooltip.js',
    '@preact/signals-core',
    '@tensorflow/tfjs',
    '@tensorflow/tfjs-core',
    '@tensorflow/tfjs-core/dist/register_all_gradients.js',
    '@tensorflow/tfjs-backend-cpu',
    '@tensorflow/tfjs-backend-webgl',
    '@tensorflow/tfjs-backend-webgpu',
    '@tensorflow/tfjs-backend-wasm',
    'camera-controls',
    'd3-contour',
    'd3-scale-chromatic',
    'fflate',
    'json-merge-patch',
    'lit',
    'lit/decorators.js',
    'lit/directives/class-map.js',
    'lit/directives/guard.js',
    'lit/directives/live.js',
    'lit/directives/repeat.js',
    'lit/directives/style-map.js',
    'lit/directives/unsafe-html.js',
    'marked',
    'temml',
    'axe-core',
    'ml-matrix',
    'munkres',
    'three/tsl',
    'three/webgpu',
    'tinykeys',
    'uplot',
    'valibot',
  ],
}

const chromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: { executablePath: browserPath() ?? '', args: launchFlags.webgpu } }),
  instances: [{ browser: 'chromium' as const }],
})

/** All projects in one group, which is not Vitest's first: there, files that are isolated would wait for all that are not. */
const sequence = { groupOrder: 1 }

/**
 * One worker, so that these files stand in a queue of their own beside the browsers'; .scripts/test.mjs asks for two where no
 * browser is needed. The files of a project share the modules that they import.
 */
const node = (name: string, timeout = 60_000) => ({
  plugins: [shaders],
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node',
    testTimeout: timeout,
    sequence,
    isolate: false,
    maxWorkers: Number(process.env['BADLANDS_TEST_WORKERS'] ?? 1),
  },
})

const endToEnd = {
  ...node('e2e'),
  test: {
    ...node('e2e', 120_000).test,
    globalSetup: ['test/e2e/support/site.ts'],
    hookTimeout: 120_000,
  },
}

const inBrowser = (name: string) => ({
  plugins: [shaders],
  optimizeDeps,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    setupFiles: ['test/support/console.ts'],
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence,
    fileParallelism: false,
    browser: chromium(),
  },
})

export default defineConfig({
  base: './',
  plugins: [shaders, ownFiles],
  optimizeDeps,
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 1500,
    // d3-scale-chromatic makes every scale as it loads.
    rolldownOptions: {
      treeshake: {
        manualPureFunctions: ['colors', 'ramp', 'ramp$1', 'interpolateCubehelixLong', 'cubehelix'],
      },
    },
  },
  test: {
    projects: [node('unit'), node('architecture'), endToEnd, inBrowser('gpu'), inBrowser('element')],
  },
})
