import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type {} from '../../../src/landscape/loss-landscape.ts'
import type * as Library from '../../../src/index.ts'
import type { NotebookRun } from '../../../src/landscape/notebook/notebook.ts'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { oracle } from '../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { marker } from '../../support/page/marker.ts'
import { besideLibrary, builtLibrary } from '../support/library.ts'
import { notebookHost } from '../support/notebook-host.ts'
import { expectQuiet, visit, type Visit } from '../support/page.ts'

beforeAll(builtLibrary, 600_000)

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

const valley: TrainingInput = {
  version: 1,
  seed: 1,
  data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[1]] },
  model: { kind: 'mlp', widths: [1, 1, 1], activation: 'tanh', bias: false },
  metric: { loss: 'squared', factor: 0.5 },
  algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 40 }],
  starts: [{ kind: 'weights', values: [2, -1] }],
  plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-3.5, 3.5], b: [-3.5, 3.5] } },
}

interface Model {
  readonly sent: readonly Readonly<Record<string, unknown>>[]
  readonly listeners: number
  get(trait: string): unknown
  receive(traits: object): void
}

interface Host {
  readonly model: Model
  readonly widget: { render(props: object): Promise<() => void> }
  readonly load: (address: string) => Promise<typeof Library>
  readonly end: () => void
  readonly ended: AbortController
}

/** The notebook's traits, with numbers as lists. */
const traits = (page: Page) =>
  page.evaluate(() => {
    const { model } = globalThis as unknown as Host
    const numbers = ({ buffer }: DataView) => Array.from(new Float64Array(buffer as ArrayBuffer))
    const runs = (model.get('runs') ?? []) as readonly NotebookRun[]
    return {
      state: model.get('state'),
      error: model.get('error') as string,
      w0: model.get('w0') as number[] | undefined,
      runs: runs.map(({ w, loss, outcome }) => ({ w: numbers(w), loss: numbers(loss), outcome })),
      sent: model.sent.length,
    }
  })

let server: Server | undefined
afterAll(() => server?.close())

/** The address of a page with its own server. */
async function served(html: string): Promise<string> {
  server = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(html))
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}/`
}

const receive = (page: Page, given: object) =>
  page.evaluate((given) => (globalThis as unknown as Host).model.receive(given), given)

it('a widget given as one text on a page of another origin follows the notebook and the user, and leaves nothing behind', async () => {
  const html = `<!doctype html><title>A notebook</title><body><div id="one"></div><div id="two"></div>
    <script type="module">${notebookHost}
      globalThis.model = new Model()
      model.receive({ experiment: ${JSON.stringify(valley)}, library: '${besideLibrary()}lib', resolution: 9, height: 260 })
      const widget = await moduleOfText('${besideLibrary()}lib/notebook.js')
      globalThis.ended = new AbortController()
      globalThis.end = await widget.render({ model, el: document.getElementById('one'), experimental: {} })
      globalThis.widget = widget
    </script></body>`
  // Another port is another origin, but the same computer, from which the browser allows the site to be read.
  const elsewhere = await served(html)
  open = await visit({ width: 700, height: 600, at: elsewhere, others: [elsewhere, 'blob:'] })
  const { page } = open
  const heard: string[] = []
  page.on('pageerror', ({ message }) => heard.push(message))

  await expect.poll(async () => (await traits(page)).runs.length, { timeout: 60_000 }).toBe(1)
  const first = await traits(page)
  const wanted = oracle.train(valley)[0]
  expect(first).toMatchObject({ error: '', w0: [2, -1] })
  expect(first.runs[0]?.w.slice(0, 2)).toEqual([2, -1])
  expect(Math.abs((first.runs[0]?.loss.at(-1) ?? NaN) - (wanted?.loss.at(-1) ?? NaN))).toBeLessThan(1e-4)

  // A worker starts and WebAssembly loads, both from the other origin.
  const parts = await page.evaluate(async (library) => {
    const { study } = document.querySelector('loss-landscape') ?? {}
    const engine = study?.store.engine
    const experiment = study?.store.training
    if (!engine || !experiment) throw new Error('There is no engine.')
    await engine.measure(experiment, [1, 1], 'sharpness')
    const { load } = globalThis as unknown as Host
    const { createEngine } = await load(`${library}badlands.js`)
    const wasm = await createEngine({ backend: 'wasm' })
    const { values } = await wasm.terrain(experiment, { resolution: 3 })
    const { backend } = wasm.info
    wasm.dispose()
    return { measured: engine.info.variants['measure'], backend, values: values.length }
  }, `${besideLibrary()}lib/`)
  expect(parts).toMatchObject({ backend: 'wasm', values: 9 })
  expect(parts.measured).toMatch(/^float64 in a worker: /)

  const from = await marker(page, 0)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x - 40, from.y + 20, { steps: 5 })
  expect((await traits(page)).w0, 'a hand still holds it').toEqual([2, -1])
  await page.mouse.up()
  await expect.poll(async () => (await traits(page)).w0).not.toEqual([2, -1])
  const dragged = await traits(page)
  expect(dragged.runs[0]?.w.slice(0, 2)).toEqual(dragged.w0?.map(Math.fround))

  await receive(page, { w0: [0.5, 1.1] })
  await expect.poll(async () => (await traits(page)).runs[0]?.w.slice(0, 2)).toEqual([0.5, Math.fround(1.1)])
  expect((await traits(page)).w0).toEqual([0.5, 1.1])

  // Another view shows the same, and both follow changes.
  await page.evaluate(async () => {
    const { widget, model, ended } = globalThis as unknown as Host
    await widget.render({ model, el: document.getElementById('two'), signal: ended.signal, experimental: {} })
  })
  await expect.poll(() => marker(page, 1), { timeout: 30_000 }).toMatchObject({ a: 0.5, b: 1.1 })
  await receive(page, { w0: [-1, 2] })
  await expect.poll(() => marker(page, 1)).toMatchObject({ a: -1, b: 2 })
  await expect.poll(() => marker(page, 0)).toMatchObject({ a: -1, b: 2 })

  // An invalid value is reported, and the last good one stays.
  await receive(page, { w0: [1, null] })
  await expect.poll(async () => (await traits(page)).error).toMatch(/^w0: must be two finite numbers/)
  expect(await marker(page, 0)).toMatchObject({ a: -1, b: 2 })
  await receive(page, { w0: [-1, 1] })
  await expect.poll(() => marker(page, 0)).toMatchObject({ a: -1, b: 1 })
  await expect.poll(async () => (await traits(page)).error).toBe('')
  await receive(page, { experiment: { ...valley, metric: { loss: 'absolute' } } })
  await expect.poll(async () => (await traits(page)).error).toContain('metric.loss: ')
  expect(await page.locator('#one').getByRole('alert').innerText()).toContain('metric.loss: ')
  expect(await traits(page)).toMatchObject({ w0: [-1, 1], runs: [{ outcome: expect.any(String) as string }] })
  // A view that starts now can show only the message, and takes nothing from the notebook.
  await page.evaluate(async () => {
    const { widget, model, ended } = globalThis as unknown as Host
    const el = document.body.appendChild(document.createElement('div'))
    await widget.render({ model, el, signal: ended.signal, experimental: {} })
  })
  await expect.poll(() => page.getByRole('alert').count()).toBe(3)
  await page.evaluate(() => document.querySelectorAll('loss-landscape')[2]?.whenIdle())
  expect(await traits(page)).toMatchObject({ w0: [-1, 1], runs: [{ outcome: expect.any(String) as string }] })
  await receive(page, { experiment: 'himmelblau' })
  await expect.poll(async () => (await traits(page)).error, { timeout: 30_000 }).toBe('')
  expect(
    await page.evaluate(() => document.querySelector('loss-landscape')?.study?.store.training?.model),
  ).toMatchObject({
    id: 'himmelblau',
  })

  const after = await page.evaluate(async () => {
    const { end, ended, model } = globalThis as unknown as Host
    const [one] = document.querySelectorAll('loss-landscape')
    const device = one?.study?.store.engine?.device
    await Promise.all(Array.from(document.querySelectorAll('loss-landscape'), (view) => view.whenIdle()))
    end()
    ended.abort()
    const lost = await device?.lost
    return {
      left: document.querySelectorAll('loss-landscape').length,
      listeners: model.listeners,
      lost: lost?.reason,
    }
  })
  expect(after).toEqual({ left: 0, listeners: 0, lost: 'destroyed' })
  expect(heard).toEqual([])
  expectQuiet(open)
})

it('a widget says what its host must provide, and loads the library from its own folder', async () => {
  const html = `<!doctype html><title>A notebook</title><body><div id="text"></div><div id="file"></div>
    <script type="module">${notebookHost}
      const asText = new Model()
      const text = await moduleOfText('./lib/notebook.js')
      await text.render({ model: asText, el: document.getElementById('text') })
      globalThis.said = asText.get('error')
      const { default: widget } = await import('./lib/notebook.js')
      globalThis.model = new Model()
      model.receive({ experiment: 'himmelblau', resolution: 9, height: 260 })
      await widget.render({ model, el: document.getElementById('file') })
      addEventListener('keydown', ({ key }) => (globalThis.keys = [...(globalThis.keys ?? []), key]))
    </script></body>`
  open = await visit({ gpu: 'none', page: { address: `${besideLibrary()}notebook.html`, html } })
  const { page } = open
  await expect
    .poll(async () => (await page.evaluate(() => 'model' in globalThis)) && (await traits(page)).runs.length)
    .toBeGreaterThan(0)
  expect(await page.locator('#text').innerText()).toContain('Pass the address of its folder as `library`')
  expect(await page.evaluate(() => (globalThis as unknown as { said: string }).said)).toContain(
    'Could not load',
  )
  const before = (await traits(page)).w0 ?? []
  await page.locator('#file [role=slider]').first().focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await traits(page)).w0?.[0]).toBeGreaterThan(before[0] ?? NaN)
  expect(await page.evaluate(() => 'keys' in globalThis), 'keys stay in the cell').toBe(false)
  expectQuiet(open)
})
