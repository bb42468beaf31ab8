import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { chromium, type Browser, type Page } from 'playwright'
import { expect, inject } from 'vitest'
import type { launchFlags } from '../../../.scripts/browser.mjs'
import type { TrainingExperiment } from '../../../src/experiment/spec/experiment.ts'
import { allowedMessages } from '../../support/page/allowed-messages.ts'
import { launchOptions } from './launch.ts'

export interface Visit {
  readonly page: Page
  readonly browser: Browser
  /** Console warnings and errors so far, without the allowed ones. */
  readonly messages: string[]
  /**
   * Fails if a page of the visit has violated its content security policy, or requested anything from another
   * site.
   */
  close(): Promise<void>
}

export interface VisitOptions {
  readonly gpu?: Gpu
  readonly fragment?: string
  /** Whether steps ask their questions first. Off by default, since the runs would wait for an answer. */
  readonly questions?: boolean
  /** Another page than the site's, with its text. */
  readonly page?: { readonly address: string; readonly html: string }
  /** The full address of a page that the server does not have, such as a file. */
  readonly at?: string
  readonly width?: number
  readonly height?: number
  /** Emulates a phone: touch, and no mouse. */
  readonly touch?: boolean
  /**
   * Whether things move: runs play, the camera flies, surfaces cross-fade. Off by default, since software
   * rendering draws every frame.
   */
  readonly motion?: boolean
  /**
   * Whether the page preloads its remaining parts ten seconds after the first. Off by default, since each is
   * compiled.
   */
  readonly ahead?: boolean
  /** A separate browser, which the test may damage. */
  readonly own?: boolean
  /** Runs on the page before its own scripts. */
  readonly first?: () => void
  /** false disables scripts. */
  readonly script?: boolean
  /** Addresses of other sites that may be requested. */
  readonly others?: readonly string[]
  /** A content security policy that the server sends with the page, in addition to the page's own. */
  readonly policy?: string
  /** Requests that fail: those with a matching address and, if `text` is given, a matching text. */
  readonly without?: readonly { readonly address: RegExp; readonly text?: RegExp }[]
}

/**
 * A window in which a long gesture ends on the stage. The default one is smaller, since software rendering
 * draws each pixel.
 */
export const roomy = { width: 1000, height: 620 } as const

/**
 * Chromium's note about its software WebGL whenever tfjs reads a result. It names a context by its address.
 */
const driverNote = /GL Driver Message .* GPU stall due to ReadPixels/

/** Logs what a page's content security policy has blocked, which Chromium does not always do. */
function sayViolations(): void {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
    console.error(`Content Security Policy: ${effectiveDirective} blocked ${blockedURI} ${sample}`),
  )
}

/** Emulates a user who saves data, so that nothing is preloaded. */
function saveData(): void {
  Object.defineProperty(Reflect.get(navigator, 'connection'), 'saveData', { value: true })
}

type Gpu = keyof typeof launchFlags

/** Browsers shared by the tests of all files, each from its first visit to the end of the process. */
const browsers = new Map<Gpu, Promise<Browser>>()

function sharedBrowser(gpu: Gpu): Promise<Browser> {
  const browser = browsers.get(gpu) ?? chromium.launch(launchOptions(gpu))
  browsers.set(gpu, browser)
  return browser
}

/** Address of the built site at a fragment, with questions turned off. */
export const unasked = (fragment: string): string => `${inject('site')}?questions=off${fragment}`

/** Opens the built site, or another page of its server, as a first-time visitor. */
export async function visit(options: VisitOptions = {}): Promise<Visit> {
  const { gpu = 'webgpu', fragment = '', width = 720, height = 480, touch = false } = options
  const {
    without = [],
    others = [],
    page: other,
    script = true,
    motion = false,
    ahead = false,
    questions = false,
    policy,
  } = options
  const site = questions ? `${inject('site')}${fragment}` : unasked(fragment)
  const isShared = gpu !== 'webgl' && options.own !== true
  const browser = await (isShared ? sharedBrowser(gpu) : chromium.launch(launchOptions(gpu)))
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: touch,
    isMobile: touch,
    javaScriptEnabled: script,
    reducedMotion: motion ? 'no-preference' : 'reduce',
  })
  if (options.first) await context.addInitScript(options.first)
  await context.addInitScript(sayViolations)
  if (!ahead) await context.addInitScript(saveData)
  const violations: string[] = []
  context.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text())
  })
  context.on('request', (request) => {
    const isAllowed = [inject('site'), ...others].some((address) => request.url().startsWith(address))
    if (!isAllowed) violations.push(`a request of ${request.url()}`)
  })
  const page = await context.newPage()
  const messages: string[] = []
  page.on('console', (message) => {
    const text = message.text()
    if (!['warning', 'error'].includes(message.type())) return
    if (driverNote.test(text)) return
    if (!allowedMessages.some((allowed) => allowed.message === text)) messages.push(text)
  })
  page.on('pageerror', (error) => messages.push(error.message))
  for (const { address, text } of without)
    await page.route(address, async (route) => {
      if (!text || text.test(await (await route.fetch()).text())) await route.abort()
      else await route.continue()
    })
  if (policy)
    await page.route(
      ({ href }) => href.split('?')[0] === inject('site'),
      async (route) => {
        const response = await route.fetch()
        const own = response.headers()
        const both = [own['content-security-policy'], policy].filter(Boolean).join(', ')
        await route.fulfill({ response, headers: { ...own, 'content-security-policy': both } })
      },
    )
  if (other)
    await page.route(other.address, (route) => route.fulfill({ contentType: 'text/html', body: other.html }))
  await page.goto(options.at ?? (other ? `${other.address}${fragment}` : site), {
    waitUntil: 'commit',
    timeout: 60_000,
  })
  const close = async () => {
    await (isShared ? context : browser).close()
    expect(violations, 'policy').toEqual([])
  }
  return { page, browser, messages, close }
}

/**
 * Resolves to the result of `work`, which runs on the page, in a separate task. If the page is busy when a
 * promise settles, the garbage collector may take the promise before the browser's inspector sees it.
 */
export function evaluated<T>(page: Page, work: (given: never) => Promise<T>, given?: object): Promise<T> {
  const settled = `(${work.toString()})(${JSON.stringify(given) ?? ''})`
  return page.evaluate<T>(
    `${settled}.then((value) => new Promise((resolve) => setTimeout(resolve, 0, value)))`,
  )
}

/** The state of the landscape that tests check. */
export interface State {
  readonly status: string
  readonly experiment: TrainingExperiment
  readonly issues: readonly { readonly path: string; readonly message: string }[]
  readonly backend: string | undefined
  readonly reason: string | undefined
  readonly step: number
  readonly last: number
  readonly playing: boolean
  readonly terrain: {
    readonly resolution: readonly [number, number]
    readonly values: number[]
    readonly buffered: boolean
  }
  readonly runs: readonly {
    readonly first: number[]
    readonly loss: number
    readonly end: number[]
    readonly a: number
    readonly b: number
  }[]
}

/** Waits until there is a picture and no computation is running, and returns the state. */
export async function settled(page: Page): Promise<State> {
  await page.waitForFunction(() => document.querySelector('bl-app')?.landscape?.pictured, undefined, {
    timeout: 60_000,
  })
  return evaluated(page, async () => {
    const landscape = document.querySelector('bl-app')?.landscape
    if (!landscape?.study) throw new Error('There is no landscape.')
    await landscape.whenIdle()
    const { study, terrain, trajectories, engineInfo } = landscape
    const { playback, store } = study
    const experiment = store.training
    if (!experiment) throw new Error('Nothing is trained here.')
    return {
      status: landscape.status,
      experiment,
      issues: store.issues,
      backend: engineInfo?.backend,
      reason: engineInfo?.reason,
      step: playback.step,
      last: playback.last,
      playing: playback.playing,
      terrain: {
        resolution: terrain?.resolution ?? [0, 0],
        values: Array.from(terrain?.values ?? []),
        buffered: terrain?.buffer !== undefined,
      },
      runs: trajectories.map((run) => ({
        first: Array.from(run.weights(0)),
        loss: run.loss.at(-1) ?? NaN,
        end: Array.from(run.finalWeights),
        a: run.a[0] ?? NaN,
        b: run.b[0] ?? NaN,
      })),
    }
  })
}

/**
 * Requests surfaces with few points a side, as soon as there is a landscape: enough to see that they are
 * drawn.
 */
export async function coarsen(page: Page, points = 9): Promise<void> {
  await page.waitForFunction(() => document.querySelector('bl-app')?.landscape?.study)
  await page.evaluate((points) => {
    const { landscape } = document.querySelector('bl-app') ?? {}
    if (landscape) landscape.resolution = points
  }, points)
}

/** Opens every collapsed section of the page. */
export const unfold = (page: Page) =>
  page.evaluate(() => {
    const open = (root: ParentNode): void => {
      for (const details of root.querySelectorAll('details')) details.open = true
      for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) open(shadowRoot)
    }
    const { shadowRoot } = document.querySelector('bl-app') ?? {}
    if (shadowRoot) open(shadowRoot)
  })

/** Follows a link within the page. */
export const follow = (page: Page, fragment: string) =>
  page.evaluate((hash) => (location.hash = hash), fragment)

/** Waits until a step, counted from 1, is open, which may include loading its lecture. */
export const untilStep = (page: Page, lecture: string, number: number) =>
  page.waitForFunction(
    ([id, index]) => {
      const { at } = document.querySelector('bl-app')?.tour ?? {}
      return at?.lecture?.id === id && at?.step === index
    },
    [lecture, number - 1] as const,
  )

/** Follows the link of a lecture's step within the page, and waits until it is open. */
export async function openStep(page: Page, lecture: string, number: number): Promise<void> {
  await follow(page, `#scenario=${lecture}&step=${number}`)
  await untilStep(page, lecture, number)
}

export async function chooseLecture(page: Page, id: string): Promise<void> {
  await page.getByTitle('Lectures and experiments').click()
  await page.locator(`bl-menu button[data-id="${id}"]`).click()
  await page.locator('bl-menu wa-dialog dialog').waitFor({ state: 'hidden' })
}

/**
 * Drags the marker of start 0 by `by` CSS pixels with a real pointer, on the main stage or on another one,
 * counted from 1. First it waits until the markers of all stages have stayed in place for a frame, since each
 * may move the shared camera.
 */
export async function dragStart(
  page: Page,
  by: { readonly x: number; readonly y: number },
  on = 0,
): Promise<void> {
  const drawn = await page.waitForFunction((on) => {
    const leader = document.querySelector('bl-app')?.landscape
    const places = [leader, ...(leader?.linked ?? [])].map((landscape) => {
      const { stage, content } = landscape ?? {}
      const start = content?.starts[0]
      const at = stage && start && 'screenOf' in stage && stage.screenOf(start.a, start.b, start.loss)
      if (!at) return undefined
      const box = stage.getBoundingClientRect()
      return { x: box.x + at.x, y: box.y + at.y }
    })
    const page = globalThis as { drawnBefore?: string }
    const before = page.drawnBefore
    page.drawnBefore = JSON.stringify(places)
    return before === page.drawnBefore ? places[on] : undefined
  }, on)
  const from = (await drawn.jsonValue()) ?? { x: NaN, y: NaN }
  const moves = 8
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let i = 1; i <= moves; i++)
    await page.mouse.move(from.x + (by.x * i) / moves, from.y + (by.y * i) / moves)
  await page.mouse.up()
}

/** The accessibility faults that axe finds on the page, one line each. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  return evaluated(page, async () => {
    const { violations } = await (window as unknown as { readonly axe: typeof axe }).axe.run()
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })
}

/** Fails if the console has a message. */
export const expectQuiet = ({ messages }: Visit): void => expect(messages, 'console').toEqual([])
