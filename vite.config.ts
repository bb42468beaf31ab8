import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { browserPath, launchFlags } from './.scripts/browser.mjs'
import { guide } from './.scripts/guide.mjs'
import { lectures } from './.scripts/lectures.mjs'
import { licenses } from './.scripts/licenses.mjs'
import { offline } from './.scripts/offline.mjs'
import { oneFile } from './.scripts/one-file.mjs'
import { handedSamples, ownFiles, treeshake } from './.scripts/own-files.mjs'
import { menuPictures } from './.scripts/menu-pictures.mjs'
import { contentSecurityPolicy } from './.scripts/policy.mjs'
import { shaders } from './.scripts/shaders.mjs'
import { smallStyles } from './.scripts/small-styles.mjs'
import { Selection } from './.scripts/usual-tests.mjs'
import { wordedTemplates } from './.scripts/worded-templates.mjs'

/**
 * Roots of what every page loads before its picture: with all that they import they are one file, since many small ones compress
 * badly. Numbers only: the library has them too, where there may be no document.
 */
const roots = [
  'engine/(budget|coarse-grid|path|router|sample-weight|workload|many-runs/hyperparameters/precision)',
  'engine/backend/(device|device-loss|page-turns|queue)',
  'experiment/(format/(parse|merge)|start/(draw|scaling)|spec/values/load-error)',
  'reference/(measurement|algorithm/(rules|schedule|batch|stability)|metric/(error-rate|watched))',
  'reference/(oracle/measure/escape-bound|outcome/(convergence|ends)|plane/(grid|hyperparameters|placement|run-path))',
  'reference/trajectory/(coordinates|record)',
  'words/(axes-in-words|learning-rate)',
  'edit/(patch|remove)',
  'exchange/(escaped|json|png|lecture/scenario)',
  'math/(at|clamp|height-scale|outages|picture/(declutter|format|palette|run-mark|ticks)|smoothstep|statistics/range)',
]

const first = new RegExp(`src/(${roots.join('|')})\\.ts$`)

/** Roots of what every page has between those numbers and its elements. */
const study =
  /src\/(study\/study|store\/(history|settled|store)|reference\/outcome\/height-frame|view\/surface\/hud-lines)\.ts$/

/** Roots of what the page has around a landscape from the first moment on, and parts of it that are loaded later share. */
const page =
  /src\/page\/(header|keys|theme-choice|language\/screen-language|present\/speaker-notes|board\/arrangement|lecture\/(address|left-steps|stepping))\.ts$/

/** What nearly every element has: one file of it compresses better than a dozen. */
const shared = [
  'lit/(decorators|directives/(class-map|live|style-map)).js',
  'lit/async-directive.js',
  'src/elements/(event-type|events|guess-event|listen|marker-keys|turn-keys|watched).ts',
  'src/elements/(charts/lists/bl-run-chips|controls/(bl-select|control-events)|stage/(bl-error|bl-legend|description|device-picture|marker-handles|stage-events)).ts',
  'src/scene/(screen-pixel-ratio|pointer/pointer-controls).ts',
  'src/elements/style/(fonts|hatch|icons|mark|slider-style|tokens|turnable).ts',
]

const elements = new RegExp(`(${shared.join('|')})$`)

/** The root of what every page computes with, which parts of it that are loaded later share. */
const engine = /src\/engine\/engine\.ts$/

/** The lecture whose file a script is made of, with the language where it is a translation. */
function lectureOf(module: string | null): string | undefined {
  const [, id, file] = /lectures\/([^/]+)\/(\w+)\.md$/.exec(module ?? '') ?? []
  return file === 'lecture' ? id : id && `${id}.${file}`
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
    '@awesome.me/webawesome/dist/components/popup/popup.js',
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
    'lean-qr',
    'lean-qr/extras/svg',
    'json-merge-patch',
    'lit',
    'lit/async-directive.js',
    'lit/decorators.js',
    'lit/directives/class-map.js',
    'lit/directives/guard.js',
    'lit/directives/keyed.js',
    'lit/directives/live.js',
    'lit/directives/repeat.js',
    'lit/directives/style-map.js',
    'lit/directives/unsafe-html.js',
    'marked',
    'mediabunny',
    'temml',
    'axe-core',
    'ml-matrix',
    'munkres',
    'papaparse',
    'qr/decode.js',
    'read-excel-file/universal',
    'three/tsl',
    'three/webgpu',
    'tinykeys',
    'uplot',
    'valibot',
  ],
}

/** A browser for tests, whose pages are asked for no motion: what moves is drawn frame after frame, by a processor that plays the card. */
const chromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: { executablePath: browserPath() ?? '', args: launchFlags.webgpu },
    contextOptions: { reducedMotion: 'reduce' },
  }),
  instances: [{ browser: 'chromium' as const }],
})

/**
 * First what needs no browser, in two workers; then the site's tests and the browser projects side by side. Not Vitest's own first
 * group: there, files that are isolated would wait for all that are not.
 */
const groups = { plain: 1, browsers: 2 } as const

/** The files of a project share the modules that they import. */
const node = (name: string) => ({
  plugins: [wordedTemplates, shaders, lectures],
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node',
    testTimeout: 60_000,
    sequence: { groupOrder: groups.plain },
    isolate: false,
    maxWorkers: 2,
  },
})

const endToEnd = {
  ...node('e2e'),
  test: {
    ...node('e2e').test,
    globalSetup: ['test/e2e/support/site.ts'],
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { groupOrder: groups.browsers },
    maxWorkers: 1,
  },
}

/** The files of a project share one page, so that the browser compiles the engine, the components and their shaders once. */
const inBrowser = (name: string) => ({
  plugins: [wordedTemplates, shaders, lectures, menuPictures()],
  optimizeDeps,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    setupFiles: ['test/support/console.ts'],
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { groupOrder: groups.browsers },
    isolate: false,
    fileParallelism: false,
    browser: chromium(),
  },
})

export default defineConfig({
  base: './',
  plugins: [
    wordedTemplates,
    smallStyles,
    shaders,
    lectures,
    menuPictures(),
    guide(),
    ownFiles,
    contentSecurityPolicy,
    licenses,
    oneFile(),
    offline(),
  ],
  optimizeDeps,
  worker: { format: 'es', plugins: () => [handedSamples] },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 1500,
    // What few openings need is fetched file after file: the names of its files would be in the first scripts of all.
    modulePreload: {
      resolveDependencies: (file, files) =>
        /assets\/(held-shown|own-lectures|site-lecture)-/.test(file) ? [] : files,
    },
    rolldownOptions: {
      output: {
        chunkFileNames: ({ facadeModuleId, name }) => `assets/${lectureOf(facadeModuleId) ?? name}-[hash].js`,
        codeSplitting: {
          groups: [
            { name: 'first', test: first },
            { name: 'study', test: study },
            { name: 'engine', test: engine },
            { name: 'elements', test: elements },
            { name: 'page', test: page },
          ],
        },
      },
      treeshake,
    },
  },
  test: {
    sequence: { sequencer: Selection },
    projects: [
      node('unit'),
      node('architecture'),
      node('claims'),
      endToEnd,
      inBrowser('gpu'),
      inBrowser('element'),
    ],
  },
})
