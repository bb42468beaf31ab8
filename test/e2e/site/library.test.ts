import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { buildApi } from '../../../.scripts/api.mjs'
import { groups } from '../../../.scripts/api/groups.mjs'
import type {} from '../../../src/landscape/loss-landscape.ts'
import type { Page } from 'playwright'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import type { RevealApi as Deck } from 'reveal.js'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { oracle } from '../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { publicExamples, withLibrary } from '../../support/page/examples.ts'
import { onlyLong } from '../../support/long.ts'
import { builtLibrary, libraryFolder } from '../support/library.ts'
import { axeFaults, expectQuiet, visit, type Visit, type VisitOptions } from '../support/page.ts'

const run = promisify(execFile)
const folder = libraryFolder()

beforeAll(builtLibrary, 600_000)

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

const moons: TrainingInput = {
  version: 1,
  seed: 7,
  data: { kind: 'generated', id: 'two-moons', size: 40, noise: 0.15 },
  model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'adam', learningRate: 0.02, steps: 50 }],
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
  plane: { kind: 'random', normalization: 'filter', origin: 'end' },
}

/** The strictest policy under which a page can use the library. Its own scripts have a nonce. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'nonce-own' 'wasm-unsafe-eval'",
  "style-src-attr 'unsafe-inline'",
  "connect-src 'self'",
  "font-src 'self'",
  "worker-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html badlands',
].join('; ')

const strict = `<meta http-equiv="Content-Security-Policy" content="${policy}">`

/** An external page next to the library's folder, with this body and head, possibly under a policy. */
async function pageWith(body: string, options: VisitOptions = {}, head = ''): Promise<Page> {
  const address = `${inject('site')}some/where/page.html`
  open = await visit({
    ...options,
    page: { address, html: `<!doctype html><head>${head}<title>A page</title></head><body>${body}</body>` },
  })
  return open.page
}

/** The value that the page's script stored in `result`. */
const resultOf = async <T>(page: Page): Promise<T> => {
  await page.waitForFunction(() => 'result' in globalThis, undefined, { timeout: 60_000 })
  return page.evaluate(() => (globalThis as unknown as { result: T }).result)
}

/** float32 against float64 over 50 steps. */
const bound = 1e-4

describe('the built library on a page next to it', () => {
  it.each(['webgpu', ...onlyLong(['webgl'] as const)] as const)(
    'gives the numbers on %s, and defines no element',
    async (gpu) => {
      const page = await pageWith(
        `<script type="module" nonce="own">
        const defined = []
        const define = customElements.define.bind(customElements)
        customElements.define = (name, ...rest) => { defined.push(name); define(name, ...rest) }
        const { createEngine, oracle, parseExperiment, experimentFromLink, experimentToLink } = await import('./lib/badlands.js')
        const experiment = parseExperiment(${JSON.stringify(moons)})
        const engine = await createEngine()
        const [run] = await engine.train(experiment)
        const terrain = await engine.terrain(experiment, { resolution: 5 })
        globalThis.result = {
          defined,
          element: customElements.get('loss-landscape') === undefined,
          backend: engine.info.backend,
          loss: run.loss.at(-1),
          values: Array.from(terrain.values),
          oracle: oracle.train(experiment)[0].loss.at(-1),
          linked: JSON.stringify(experimentFromLink(experimentToLink(experiment))) === JSON.stringify(experiment),
        }
        engine.dispose()
      </script>`,
        { gpu },
        strict,
      )
      const result = await resultOf<{ loss: number; values: number[]; backend: string }>(page)
      const wanted = oracle.train(moons)[0]?.loss.at(-1) ?? NaN
      expect(result).toMatchObject({ defined: [], element: true, oracle: wanted, linked: true })
      expect(result.backend === 'webgpu').toBe(gpu === 'webgpu')
      expect(Math.abs(result.loss - wanted)).toBeLessThan(bound)
      const values = oracle.terrain(moons, { resolution: 5 }).values
      expect(result.values).toHaveLength(values.length)
      result.values.forEach((value, i) => expect(Math.abs(value - (values[i] ?? NaN))).toBeLessThan(bound))
      if (open) expectQuiet(open)
    },
  )

  it('gives the numbers in a worker of the page, without a document', async () => {
    const code = `
      const { createEngine, parseExperiment } = await import('${inject('site')}some/where/lib/badlands.js')
      const experiment = parseExperiment(${JSON.stringify(moons)})
      const engine = await createEngine()
      const [run] = await engine.train(experiment)
      const terrain = await engine.terrain(experiment, { resolution: 5 })
      const byOps = await engine.terrain(experiment, { resolution: 5, path: 'general' })
      const { values } = await engine.measure(experiment, run.finalWeights, 'sharpness')
      const { backend, variants } = engine.info
      engine.dispose()
      postMessage({
        backend,
        measured: variants.measure,
        sharpness: values[0],
        end: Array.from(run.finalWeights),
        loss: run.loss.at(-1),
        values: [...terrain.values, ...byOps.values],
      })`
    const page = await pageWith(
      `<script type="module">
        const code = new Blob([${JSON.stringify(code)}], { type: 'text/javascript' })
        const worker = new Worker(URL.createObjectURL(code), { type: 'module' })
        worker.onmessage = ({ data }) => (globalThis.result = data)
        worker.onerror = ({ message }) => (globalThis.result = message)
      </script>`,
    )
    type Result = { loss: number; values: number[]; end: number[]; sharpness: number }
    const result = await resultOf<Result>(page)
    expect(result).toMatchObject({
      backend: 'webgpu',
      measured: expect.stringMatching(/^float64 in a worker: /) as string,
    })
    expect(Math.abs(result.loss - (oracle.train(moons)[0]?.loss.at(-1) ?? NaN))).toBeLessThan(bound)
    expect(result.sharpness).toBeCloseTo(oracle.measure(moons, result.end, 'sharpness').values[0] ?? NaN, 6)
    const { values } = oracle.terrain(moons, { resolution: 5 })
    expect(result.values).toHaveLength(2 * values.length)
    result.values.forEach((value, i) =>
      expect(Math.abs(value - (values[i % values.length] ?? NaN))).toBeLessThan(bound),
    )
    if (open) expectQuiet(open)
  })

  it('shows landscapes, one from markup and one from a script, on one device', async () => {
    const page = await pageWith(
      `<loss-landscape scenario="himmelblau" resolution="17" controls="minimal" style="height: 300px"></loss-landscape>
      <script type="module" src="./lib/loss-landscape.js"></script>
      <script type="module" nonce="own">
        const other = document.createElement('loss-landscape')
        Object.assign(other, { resolution: 17, experiment: ${JSON.stringify(moons)} })
        document.body.append(other)
        const [first] = document.querySelectorAll('loss-landscape')
        await Promise.all([first.whenIdle(), other.whenIdle()])
        const runs = await first.moveStart(0, 1, 2)
        globalThis.result = {
          backend: first.engineInfo.backend,
          one: first.study.store.engine.device === other.study.store.engine.device,
          moved: runs.map((run) => Array.from(run.weights(0))),
          loss: other.trajectories[0].loss.at(-1),
          picture: (await first.snapshot()).size,
        }
      </script>`,
      {},
      strict,
    )
    const result = await resultOf<{ moved: number[][]; loss: number; picture: number }>(page)
    expect(result).toMatchObject({ backend: 'webgpu', one: true })
    expect(result.moved.length).toBeGreaterThan(0)
    for (const weights of result.moved) expect(weights).toEqual([1, 2])
    expect(Math.abs(result.loss - (oracle.train(moons)[0]?.loss.at(-1) ?? NaN))).toBeLessThan(bound)
    expect(result.picture).toBeGreaterThan(5000)
    if (open) expectQuiet(open)
  })
})

const reveal = (file: string) => join(dirname(createRequire(import.meta.url).resolve('reveal.js')), file)

describe('the built library in a deck of reveal.js', () => {
  it.each([
    { scale: 0.5, width: 640, height: 360 },
    ...onlyLong([{ scale: 1.4, width: 1792, height: 1008 }]),
  ])('follows the pointer on a slide at scale $scale', async ({ scale, width, height }) => {
    const page = await pageWith(
      `<div class="reveal"><div class="slides">
        <section><h2>Before</h2></section>
        <section><loss-landscape scenario="himmelblau" resolution="17" controls="minimal" style="display: block; height: 600px"></loss-landscape></section>
      </div></div>
      <script type="module" src="./lib/loss-landscape.js"></script>`,
      { width, height },
    )
    await page.addStyleTag({ path: reveal('reveal.css') })
    await page.addScriptTag({ path: reveal('reveal.js') })
    const shown = await page.evaluate(async () => {
      const { Reveal } = window as unknown as { readonly Reveal: Deck }
      await Reveal.initialize({ width: 1280, height: 720, margin: 0, maxScale: 3, transition: 'none' })
      Reveal.slide(1)
      await customElements.whenDefined('loss-landscape')
      const landscape = document.querySelector('loss-landscape')
      await landscape?.snapshot()
      return Reveal.getScale()
    })
    expect(shown).toBeCloseTo(scale, 5)
    const places = await page.evaluate(() => {
      const { stage, content } = document.querySelector('loss-landscape') ?? {}
      const [start] = content?.starts ?? []
      const at = stage && start && 'screenOf' in stage && stage.screenOf(start.a, start.b, start.loss)
      if (!at) throw new Error('There is no start on the stage.')
      const { left, top } = stage.getBoundingClientRect()
      return { at, left, top }
    })
    const to = { x: places.at.x + 40, y: places.at.y - 30 }
    const onScreen = ({ x, y }: { x: number; y: number }) =>
      [places.left + scale * x, places.top + scale * y] as const
    await page.mouse.move(...onScreen(places.at))
    await page.mouse.down()
    await page.mouse.move(...onScreen(to), { steps: 4 })
    await page.mouse.up()
    const moved = await page.evaluate(async () => {
      const landscape = document.querySelector('loss-landscape')
      await landscape?.whenIdle()
      const { stage, content } = landscape ?? {}
      const [start] = content?.starts ?? []
      return stage && start && 'screenOf' in stage ? stage.screenOf(start.a, start.b, start.loss) : undefined
    })
    expect(Math.hypot((moved?.x ?? NaN) - to.x, (moved?.y ?? NaN) - to.y)).toBeLessThan(6)
    if (open) expectQuiet(open)
  })
})

describe('the types of the library', () => {
  it('need no other package, and distinguish right from wrong', async () => {
    const away = mkdtempSync(join(tmpdir(), 'badlands-types-'))
    try {
      cpSync(folder, join(away, 'lib'), { recursive: true, filter: (path) => !/\.(js|wasm)$/.test(path) })
      writeFileSync(
        join(away, 'use.ts'),
        `import { createEngine, ExperimentError, oracle, parseExperiment, project, scenarios } from './lib/badlands.js'
import type { Engine, TrainingExperiment, TrainingInput, Scenario, Terrain, Trajectory } from './lib/badlands.js'
import type { LossLandscape } from './lib/loss-landscape.js'
const input: TrainingInput = ${JSON.stringify(moons)}
const full: TrainingExperiment = parseExperiment(input)
const engine: Engine = await createEngine({ backend: 'wasm' })
const runs: Trajectory[] = await engine.train(full, { record: 'all' })
const terrain: Terrain = await engine.terrain(input, { resolution: [5, 9] })
const numbers: Float32Array = terrain.values
const exact: Float64Array | undefined = oracle.train(input)[0]?.loss
const { distance }: { distance: number } = await project(input, runs[0]?.finalWeights ?? [])
const titles: string[] = scenarios.map((scenario: Scenario) => scenario.title)
const element: LossLandscape | null = document.querySelector('loss-landscape')
if (element) {
  element.experiment = 'https://example.org/#1.x'
  const moved: readonly Trajectory[] = await element.moveStart(0, 1, 2)
  const status: 'loading' | 'ready' | 'running' | 'paused' | 'error' = element.status
  element.addEventListener('terrain-change', () => [moved, status])
}
export const all = [numbers, exact, distance, titles, new ExperimentError([]).issues[0]?.path]
`,
      )
      writeFileSync(
        join(away, 'misuse.ts'),
        `import { createEngine, parseExperiment, type TrainingInput } from './lib/badlands.js'
declare const input: TrainingInput
parseExperiment({ ...input, seed: 'seven' } satisfies TrainingInput)
export const wrong: TrainingInput = { ...input, metric: { loss: 'absolute' } }
await (await createEngine()).terrain(input, {})
`,
      )
      const compilerOptions = {
        target: 'ES2023',
        module: 'ESNext',
        moduleResolution: 'bundler',
        lib: ['ES2023', 'DOM', 'DOM.Iterable'],
        types: [],
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        noEmit: true,
      }
      writeFileSync(
        join(away, 'tsconfig.json'),
        JSON.stringify({ compilerOptions, files: ['use.ts', 'misuse.ts'] }),
      )
      const tsc = resolve('node_modules', '@typescript', 'compiler', 'bin', 'tsc')
      const said = await run(process.execPath, [tsc], { cwd: away }).then(
        () => '',
        (error: { stdout: string }) => error.stdout,
      )
      const lines = said.match(/^.*error TS/gm)?.map((line) => line.replace(/,.*/, ''))
      expect(lines, said).toEqual(['misuse.ts(3', 'misuse.ts(4', 'misuse.ts(5'])
    } finally {
      rmSync(away, { recursive: true })
    }
  })
})

describe('the package', () => {
  const away = mkdtempSync(join(tmpdir(), 'badlands-package-'))
  const installed = join(away, 'package')
  afterAll(() => rmSync(away, { recursive: true }))

  beforeAll(() => {
    cpSync(folder, join(installed, 'dist', 'lib'), { recursive: true })
    for (const file of ['package.json', 'README.md', 'LICENSE']) cpSync(file, join(installed, file))
    rmSync(join(installed, 'dist', 'lib', 'package.json'))
    mkdirSync(join(away, 'node_modules'))
    symlinkSync(installed, join(away, 'node_modules', 'badlands'))
  })

  it('needs no other package and has no fault that publint finds', async () => {
    const json = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>
    expect([json['private'], json['dependencies']]).toEqual([undefined, undefined])
    const { messages } = await publint({ pkgDir: installed, pack: false, strict: true })
    expect(messages.map((message) => formatMessage(message, json))).toEqual([])
  })

  it('gives the numbers in Node', async () => {
    const code = `
      import { oracle, parseExperiment } from 'badlands'
      console.log(oracle.train(parseExperiment(${JSON.stringify(moons)}))[0].loss.at(-1))`
    writeFileSync(join(away, 'ask.mjs'), code)
    const { stdout } = await run(process.execPath, ['ask.mjs'], { cwd: away })
    expect(Number(stdout)).toBe(oracle.train(moons)[0]?.loss.at(-1))
  })

  it('describes the element to editors and to JSX', () => {
    const { modules } = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as {
      modules: { declarations: { tagName: string; attributes: object[]; events: object[] }[] }[]
    }
    const [element] = modules[0]?.declarations ?? []
    expect(element).toMatchObject({ tagName: 'loss-landscape' })
    expect([element?.attributes.length, element?.events.length]).toEqual([17, 5])
    expect(readFileSync(join(folder, 'jsx.d.ts'), 'utf8')).toContain("'loss-landscape': LossLandscapeProps")
  })
})

describe.each(onlyLong([join(folder, '..', 'api')]))('the pages about the library', (pages) => {
  const htmlOf = (file: string) => readFileSync(join(pages, file), 'utf8')
  beforeAll(() => buildApi(process.cwd(), pages), 240_000)

  const openPage = async (file: string, options: VisitOptions = {}) => {
    open = await visit({
      ...options,
      page: { address: `${inject('site')}some/where/api/${file}`, html: htmlOf(file) },
    })
    return open.page
  }

  it('have no broken link', () => {
    const files = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.html$/.test(file),
    )
    expect(files.length).toBeGreaterThan(50)
    const broken = files.flatMap((file) => {
      const links = Array.from(htmlOf(file).matchAll(/ (?:href|src)="([^"#]+)(?:#([^"]*))?"/gu))
      return links.flatMap(([, path = '', id]) => {
        const target = join(dirname(file), path)
        // Pages that surround these on the site.
        if (['..', '../recipes', '../write', '../lib/loss-landscape.js'].includes(target.replace(/\/$/u, '')))
          return []
        if (/^https:/u.test(path) || !target.endsWith('.html')) {
          return /^https:/u.test(path) || existsSync(join(pages, target)) ? [] : [`${file}: ${path}`]
        }
        const whole = existsSync(join(pages, target)) ? htmlOf(target) : ''
        return whole !== '' && (id === undefined || whole.includes(` id="${id}"`))
          ? []
          : [`${file}: ${path}#${id}`]
      })
    })
    expect(broken).toEqual([])
  })

  it('open with a running example, with its code next to it', async () => {
    const page = await openPage('index.html', { gpu: 'none' })
    const ends = page.locator('output')
    await expect.poll(() => ends.textContent(), { timeout: 30_000 }).toMatch(/^\S+, \S+, \S+$/u)
    const code = await page.getByLabel('The code of the example').textContent()
    const live = await page.locator('.live').innerHTML()
    expect(live).toContain(code?.match(/<script type="module">[^]*?<\/script>/u)?.[0])
    await expect
      .poll(() => page.locator('h2').allTextContents())
      .toEqual(expect.arrayContaining(groups.map(({ title }) => expect.stringContaining(title) as string)))
  })

  it.each([
    'index.html',
    'classes/LossLandscape.html',
    'interfaces/Engine.html',
    'interfaces/TrainingInput.html',
  ])('%s is legible, light and dark, wide and narrow', async (file) => {
    const page = await openPage(file, { gpu: 'none' })
    await page.locator('h1').waitFor()
    for (const [scheme, width] of [
      ['light', 1280],
      ['dark', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height: 800 })
      expect(await axeFaults(page), scheme).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    }
  })
})

it('the examples of the public docstrings print what they claim', async () => {
  const page = await pageWith('')
  const printed: string[] = []
  page.on('console', (message) => message.type() === 'log' && printed.push(message.text()))
  for (const example of publicExamples().filter(({ inBrowser }) => inBrowser)) {
    printed.length = 0
    const code = `${withLibrary(example, './lib/badlands.js')}\nglobalThis.result = true`
    await page.addScriptTag({ type: 'module', content: code })
    await resultOf(page)
    await expect.poll(() => printed, { message: example.of }).toEqual(example.prints)
    await page.evaluate(() => Reflect.deleteProperty(globalThis, 'result'))
  }
  if (open) expectQuiet(open)
})
