import type {} from '../../../src/page/bl-app.ts'
import type { BlStage } from '../../../src/elements/stage/bl-stage.ts'
import type { Page } from 'playwright'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { hideTab } from '../../../.scripts/hidden-tab.mjs'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { experimentName } from '../../../src/words/names.ts'
import { isLong } from '../../support/long.ts'
import {
  coarsen,
  dragStart,
  evaluated,
  expectQuiet,
  settled,
  visit,
  type State,
  type Visit,
} from '../support/page.ts'
import type { VisitOptions } from '../support/page.ts'

/** A fault of the GPU or the browser, and what the page does about it. */
interface Fault {
  readonly what: string
  /**
   * Options for a page of its own. All other faults happen to one page, one after another, and so do those
   * without WebGPU.
   */
  readonly visit?: VisitOptions
  /** Its surfaces have few points, so their bits are not compared. */
  readonly coarse?: true
  /** Causes the fault on a complete page. Without it, the fault happens before the page loads. */
  readonly strike?: (visit: Visit, before: State) => Promise<void>
  /** Part of the sentence on the screen; undefined if there should be none. */
  readonly says?: string
  readonly ends: 'recovered' | 'stepped down' | 'refused'
  /** What else must hold in the end, and what the reader can do about it. */
  readonly then?: (visit: Visit, before: State) => Promise<void>
}

/** Names on the page, for code passed to the browser as text. */
interface Armed {
  /** What fails from now on. */
  armed?: 'work' | 'memory' | undefined
  /** Number of devices used since then, including the first. */
  devices?: number
  /** Milliseconds that the computer has slept. */
  slept?: number
  answer?: () => void
  tensors?: WebGL2RenderingContext
  showTab?: () => void
}

/** Kills the browser's GPU process, as a crash would. */
async function killGpu({ browser }: Visit): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const gpu = processInfo.find(({ type }) => type === 'GPU')
  if (!gpu) throw new Error('The browser has no GPU process.')
  process.kill(gpu.id, 'SIGKILL')
}

/** Destroys the device that engine and stage share, as a driver would. */
const loseDevice = (page: Page) =>
  page.evaluate(() => {
    const { device } = document.querySelector('bl-app')?.landscape.study?.store.engine ?? {}
    if (!device) throw new Error('There is no device.')
    device.destroy()
  })

const press =
  (name: string) =>
  async ({ page }: Visit) =>
    page.getByRole('button', { name }).click()

/** The whole sentence on the screen that contains this part, once it is shown. */
const wordsOf = async (page: Page, part: string): Promise<string> =>
  (await page.getByText(part).first().innerText()).replaceAll(/\s+/g, ' ').trim()

const backend = ({ page }: Visit) =>
  page.evaluate(() => document.querySelector('bl-app')?.landscape.engineInfo?.backend)

/**
 * While armed, every device is lost as soon as it gets work, or every check whether memory was left for a
 * buffer fails, since a GPU's memory cannot be filled on purpose. The clocks report how long the computer has
 * slept.
 */
function failOnceArmed(): void {
  const page = globalThis as Armed
  const request = GPUAdapter.prototype.requestDevice
  GPUAdapter.prototype.requestDevice = async function (descriptor) {
    const device = await request.call(this, descriptor)
    page.devices = (page.devices ?? 0) + 1
    const { createComputePipelineAsync } = device
    device.createComputePipelineAsync = (of) => {
      if (page.armed === 'work') device.destroy()
      return createComputePipelineAsync.call(device, of)
    }
    return device
  }
  const scopes: GPUErrorFilter[] = []
  const { pushErrorScope, popErrorScope } = GPUDevice.prototype
  GPUDevice.prototype.pushErrorScope = function (filter) {
    scopes.push(filter)
    pushErrorScope.call(this, filter)
  }
  GPUDevice.prototype.popErrorScope = async function () {
    const full = scopes.pop() === 'out-of-memory' && page.armed === 'memory'
    const found = await popErrorScope.call(this)
    return full ? new GPUOutOfMemoryError('full') : found
  }
  for (const clock of [performance, Date]) {
    const now = clock.now.bind(clock)
    clock.now = () => now() + (page.slept ?? 0)
  }
}

const arm = ({ page }: Visit, armed: Armed['armed']) =>
  page.evaluate((armed) => Object.assign(globalThis, { armed, devices: 1 } satisfies Armed), armed)

const sleepAnHour = ({ page }: Visit) =>
  page.evaluate(() => {
    const { slept = 0 } = globalThis as Armed
    Object.assign(globalThis, { slept: slept + 3.6e6 } satisfies Armed)
  })

/** The browser answers the request for an adapter only when the test allows it. */
function answerLater(): void {
  const page = globalThis as Armed
  const request = GPU.prototype.requestAdapter
  const said = new Promise<void>((resolve) => (page.answer = resolve))
  GPU.prototype.requestAdapter = async function (options) {
    await said
    return request.call(this, options)
  }
}

/** The browser claims that a GPU draws WebGL2, so TensorFlow.js computes on it, off the screen. */
function pretendCard(): void {
  const page = globalThis as Armed
  const { getParameter } = WebGL2RenderingContext.prototype
  WebGL2RenderingContext.prototype.getParameter = function (name: number): unknown {
    const rendererOfCard = 0x9246
    return name === rendererOfCard ? 'A card' : getParameter.call(this, name)
  }
  const open = OffscreenCanvas.prototype.getContext as (kind: string, options?: object) => unknown
  const opening = function (this: OffscreenCanvas, kind: string, options?: object) {
    const context = open.call(this, kind, options)
    if (context instanceof WebGL2RenderingContext) page.tensors = context
    return context
  }
  OffscreenCanvas.prototype.getContext = opening as typeof OffscreenCanvas.prototype.getContext
}

/** A surface by TensorFlow.js, whether or not it is needed. */
const byTensorflow = ({ page }: Visit) =>
  evaluated(page, async () => {
    const { store } = document.querySelector('bl-app')?.landscape.study ?? {}
    const terrain = await store?.engine?.terrain(store.training!, { resolution: 5, path: 'general' })
    return terrain && Array.from(terrain.values)
  })

/** Makes one of our kernels fail to compile. */
function spoilKernel(): void {
  const create = GPUDevice.prototype.createShaderModule
  GPUDevice.prototype.createShaderModule = function (descriptor) {
    const ours = descriptor.label?.startsWith('terrain: ')
    return create.call(this, ours ? { ...descriptor, code: `${descriptor.code} so` } : descriptor)
  }
}

/** Points along each side of the surface; 0 for as many as suit. */
const setResolution = ({ page }: Visit, points: number) =>
  page.evaluate((wanted) => {
    const { study } = document.querySelector('bl-app')?.landscape ?? {}
    if (study) study.store.resolution = wanted
  }, points)

/**
 * Number of stages in a list above the page's, with gaps between them, so that the window shows one; a stage
 * that touches its edge counts as visible.
 */
const stages = isLong ? 3 : 2

const addStages = (page: Page) =>
  page.evaluate((count) => {
    const { content } = document.querySelector('bl-app')?.landscape ?? {}
    const list = document.body.appendChild(document.createElement('section'))
    list.style.cssText =
      'position: fixed; inset: 0 auto auto 0; width: 320px; height: 200px; overflow: auto; z-index: 9'
    for (let i = 0; i < count; i++) {
      const stage = Object.assign(document.createElement('bl-stage'), { content, device: 'none' as const })
      stage.style.cssText = 'height: 200px; margin-bottom: 50px'
      list.append(stage)
    }
  }, stages)

/** As many newer WebGL contexts as Chromium allows on a page, so that it drops those of the stages. */
const takeContexts = (page: Page) =>
  page.evaluate(() => {
    const taken = Array.from({ length: 16 }, () => document.createElement('canvas').getContext('webgl2'))
    Object.assign(globalThis, { taken })
  })

/** State and place of each added stage, once every visible one is drawn with a live context. */
async function stagesAtRest(page: Page) {
  const found = await page.waitForFunction(() => {
    const all = [...document.querySelectorAll<BlStage>('section > bl-stage')]
    const edge = all[0]?.parentElement?.getBoundingClientRect().bottom ?? NaN
    const states = all.map((stage) => {
      const { top, bottom } = stage.getBoundingClientRect()
      const context = stage.shadowRoot?.querySelector('canvas')?.getContext('webgl2')
      const drawn = stage.status === 'webgl2' && context?.isContextLost() === false
      return { status: stage.status, drawn, inSight: bottom > 0 && top < edge }
    })
    return (
      states.every(({ inSight, drawn, status }) => (inSight ? drawn : drawn || status === 'loading')) &&
      states
    )
  })
  return found.jsonValue() as Promise<{ status: string; drawn: boolean; inSight: boolean }[]>
}

/** Another experiment, whose surface and runs are not there yet. */
const edit = ({ page }: Visit) =>
  page.evaluate(
    () =>
      document
        .querySelector('bl-app')
        ?.landscape.study?.store.edit({ model: { linearity: 0.5 } }, 'linearity') === true,
  )

/** Surface and runs by the kernels, on the first page's device. */
let bits: Partial<Pick<State, 'terrain' | 'runs'>> = {}

/** Expects a page in another tab, and in another browser, to compute the same bits. */
function expectBits(computed: typeof bits): void {
  bits = { ...computed, ...bits }
  expect({ ...bits, ...computed }).toEqual(bits)
}

const rebuilt = 'Everything was built again'

const withoutWebGpu: VisitOptions = { gpu: 'webgl', first: pretendCard }

const faults: readonly Fault[] = [
  {
    what: 'the device is lost while nothing is computed',
    strike: ({ page }) => loseDevice(page),
    says: rebuilt,
    ends: 'recovered',
    then: async (open, before) => {
      const { page } = open
      // Before it closes by itself.
      await press('Dismiss')(open)
      expect(await page.getByText(rebuilt).count()).toBe(0)
      await dragStart(page, { x: -40, y: 10 })
      const dragged = await settled(page)
      expect(dragged.experiment.starts[0]?.kind).toBe('plane')
      expect(dragged.runs[0]?.end).not.toEqual(before.runs[0]?.end)
    },
  },
  {
    what: 'the device is lost under a run',
    strike: async ({ page }) => {
      const runs = await evaluated(page, async () => {
        const { landscape } = document.querySelector('bl-app') ?? {}
        const finished = landscape?.moveStart(0, 0.5, 1)
        landscape?.study?.store.engine?.device?.destroy()
        return (await finished)?.map((run) => ({ status: run.status, first: Array.from(run.weights(0)) }))
      })
      expect(runs).toEqual(Array(3).fill({ status: 'finished', first: [0.5, 1] }))
      await page.evaluate(() => document.querySelector('bl-app')?.landscape.study?.store.undo())
    },
    says: rebuilt,
    ends: 'recovered',
  },
  {
    what: 'the browser does not answer the question for an adapter, until an adapter appears',
    visit: { first: answerLater },
    says: 'The graphics card has not answered for five seconds.',
    ends: 'stepped down',
    then: async (open) => {
      const { page } = open
      await page.evaluate(() => (globalThis as Armed).answer?.())
      await page.getByText('The graphics card answers now').waitFor()
      await press('Use it')(open)
      await page.getByText(rebuilt).waitFor()
      const { backend, terrain } = await settled(page)
      expect(backend).toBe('webgpu')
      expectBits({ terrain })
    },
  },
  {
    what: 'the device says that it has no memory left for a terrain',
    strike: async (open) => {
      await arm(open, 'memory')
      await setResolution(open, 257)
    },
    says: 'for which the graphics device has no memory left',
    ends: 'refused',
    then: async (open, before) => {
      await arm(open, undefined)
      await setResolution(open, 0)
      expect((await settled(open.page)).terrain).toEqual(before.terrain)
    },
  },
  {
    what: 'a terrain has more points than any may have',
    strike: (open) => setResolution(open, 40_000),
    says: 'resolution: ',
    ends: 'refused',
    then: async (open, before) => {
      await setResolution(open, 0)
      expect((await settled(open.page)).terrain).toEqual(before.terrain)
    },
  },
  {
    what: 'the kernel of surfaces does not compile',
    visit: { first: spoilKernel },
    coarse: true,
    says: 'TensorFlow.js computes instead.',
    ends: 'recovered',
    then: async ({ page }) => {
      const terrain = await page.evaluate(
        () => document.querySelector('bl-app')?.landscape.engineInfo?.variants['terrain'],
      )
      expect(terrain).toMatch(/^general: The kernel 'terrain: .*' does not compile\.$/)
    },
  },
  {
    what: 'TensorFlow.js loses its WebGL2 context',
    visit: withoutWebGpu,
    strike: async (open) => {
      await byTensorflow(open)
      await open.page.evaluate(() =>
        (globalThis as Armed).tensors?.getExtension('WEBGL_lose_context')?.loseContext(),
      )
    },
    says: 'TensorFlow.js lost its WebGL context.',
    ends: 'stepped down',
    then: async (open) => {
      const values = await byTensorflow(open)
      expect(values?.every(Number.isFinite)).toBe(true)
    },
  },
  {
    what: 'the picture loses its WebGL2 context',
    visit: withoutWebGpu,
    strike: async ({ page }) =>
      page.evaluate(() => {
        const { stage } = document.querySelector('bl-app')?.landscape ?? {}
        const canvas = stage?.shadowRoot?.querySelector('canvas')
        canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
      }),
    says: 'The picture lost its WebGL context',
    ends: 'stepped down',
    then: press('Dismiss'),
  },
  {
    what: 'other pictures take all the WebGL contexts of a page with several stages',
    visit: withoutWebGpu,
    strike: async ({ page }) => {
      await addStages(page)
      await page.waitForFunction(() =>
        [...document.querySelectorAll<BlStage>('section > bl-stage')].every(
          ({ status }) => status === 'webgl2',
        ),
      )
      await takeContexts(page)
      await expect
        .poll(async () => (await stagesAtRest(page)).map(({ drawn }) => drawn))
        .toEqual(Array.from({ length: stages }, (_, i) => i === 0))
    },
    says: 'The picture lost its WebGL context and was redrawn on a new one.',
    ends: 'stepped down',
    then: async ({ page, messages }) => {
      for (let i = stages - 1; i > 0; i--) {
        await page.evaluate((at) => document.querySelectorAll('section > bl-stage')[at]?.scrollIntoView(), i)
        await expect
          .poll(async () => (await stagesAtRest(page))[i], { timeout: 20_000 })
          .toMatchObject({ inSight: true, drawn: true })
      }
      const said = new Set(messages.splice(0))
      expect([...said]).toEqual(['WARNING: Too many active WebGL contexts. Oldest context will be lost.'])
    },
  },
  {
    what: 'the tab is hidden and frozen for a second, and shown again',
    strike: async (open) => {
      const session = await open.page.context().newCDPSession(open.page)
      await open.page.evaluate(hideTab)
      await edit(open)
      await session.send('Page.setWebLifecycleState', { state: 'frozen' })
      await new Promise((resolve) => setTimeout(resolve, 1000))
      await session.send('Page.setWebLifecycleState', { state: 'active' })
      expect(await open.page.evaluate(() => document.hidden)).toBe(true)
      await open.page.evaluate(() => (globalThis as Armed).showTab?.())
      expect(await open.page.evaluate(() => document.hidden)).toBe(false)
      await settled(open.page)
      await open.page.evaluate(() => document.querySelector('bl-app')?.landscape.study?.store.undo())
    },
    ends: 'recovered',
  },
  {
    what: 'the computer sleeps for an hour',
    strike: async (open) => {
      await edit(open)
      await sleepAnHour(open)
      await settled(open.page)
      await open.page.evaluate(() => document.querySelector('bl-app')?.landscape.study?.store.undo())
    },
    ends: 'recovered',
  },
  // The earlier losses were an hour ago, so they do not count.
  {
    what: 'the GPU process is killed',
    strike: async (open) => {
      await sleepAnHour(open)
      await killGpu(open)
    },
    says: `The graphics device was lost. ${rebuilt}`,
    ends: 'recovered',
  },
  // Comes after the process that had compiled everything was killed, because this device should be lost
  // during a compilation.
  {
    what: 'the device is lost again and again under one experiment',
    strike: async (open) => {
      await sleepAnHour(open)
      await arm(open, 'work')
      await edit(open)
    },
    says: 'The graphics device kept failing while computing',
    ends: 'stepped down',
    then: async (open, before) => {
      const { page } = open
      await page.getByText('The graphics device was lost three times in 30 seconds.').first().waitFor()
      const name = experimentName(parseTraining(before.experiment))
      await page.getByText(`while computing ${name}`).first().waitFor()
      expect(await page.evaluate(() => (globalThis as Armed).devices)).toBe(3)
      await arm(open, undefined)
      await press('Try again')(open)
      await page.getByText(rebuilt).waitFor()
      expect(await settled(page)).toMatchObject({ backend: 'webgpu', issues: [] })
    },
  },
]

let open: Visit | undefined
/** Pages that several faults happen to, by their options, until a test on them fails. */
const common = new Map<VisitOptions | undefined, Visit>()
const rows: string[] = []
afterEach(async () => {
  await open?.close()
  open = undefined
})

afterAll(async () => {
  for (const visit of common.values()) await visit.close()
  if (process.env['FAULT_TABLE'])
    console.log(['| fault | on the screen | ends | after |', '| --- | --- | --- | --- |', ...rows].join('\n'))
})

describe('the experiment stays, a sentence says what has happened, and no error is unhandled, when', () => {
  it.each(faults)('$what', async ({ what, visit: options, coarse, strike, says, ends, then }) => {
    const known = common.get(options)
    common.delete(options)
    open = known ?? (await visit(options ?? { own: true, first: failOnceArmed }))
    const { page } = open
    if (coarse) await coarsen(page)
    // What happens while the page opens is reported at that time, and stays for some seconds.
    const opening = says !== undefined && !strike ? await wordsOf(page, says) : undefined
    const before = await settled(page)
    const { terrain, runs } = before
    if (!known && before.backend === 'webgpu') expectBits(terrain.buffered ? { terrain, runs } : { runs })
    if (known && says !== undefined) expect(await page.getByText(says).count(), 'said before').toBe(0)
    const began = performance.now()
    await strike?.(open, before)
    const said = says === undefined ? '' : `“${opening ?? (await wordsOf(page, says))}”`
    const after = await settled(page)
    rows.push(
      `| ${what} | ${said} | ${ends}: ${after.backend ?? ''} | ${((performance.now() - began) / 1000).toFixed(1)} s |`,
    )
    expect({ ...after.experiment, model: before.experiment.model }).toEqual(before.experiment)
    expect(after.runs).toHaveLength(3)
    expect((await backend(open)) === 'webgpu').toBe(ends !== 'stepped down')
    if (ends === 'recovered')
      expect([after.terrain, after.runs, after.issues]).toEqual([before.terrain, before.runs, []])
    await then?.(open, before)
    expectQuiet(open)
    if (options && options !== withoutWebGpu) return
    common.set(options, open)
    open = undefined
  })
})
