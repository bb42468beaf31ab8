import type {} from '../../../src/page/bl-app.ts'
import type { Page } from 'playwright'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { browserTaskTimes } from '../../../.scripts/task-times.mjs'
import { experimentToLink } from '../../../src/exchange/link.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { isLong, onlyLong } from '../../support/long.ts'
import { expectQuiet, follow, visit, type Visit } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/**
 * Milliseconds from a click or key to the end of all work: as promised in the long form, and otherwise while
 * other suites use both cores, so that the click itself and each worker's answer have to wait.
 */
const mostEnd = isLong ? 500 : 3000
/**
 * Processor time, in milliseconds, that a task on the page's main thread may take. Unlike elapsed time, it
 * hardly grows when the machine is busy.
 */
const mostTask = 200

let open: Visit | undefined
const rows: string[] = []

afterAll(() => {
  const head = '| page with | longest task | until all had ended |\n| --- | --- | --- |'
  if (process.env['VITE_CANCEL_TABLE']) console.log([head, ...rows].join('\n'))
})

afterEach(async () => {
  await open?.close()
  open = undefined
})

const progress = (page: Page) => page.locator('bl-app .busy')
const idle = (page: Page) =>
  page.evaluate(() => document.querySelector('bl-app')?.landscape.study?.idle.value ?? false)
const map = (page: Page) =>
  page.waitForFunction(
    () => document.querySelector('bl-app')?.landscape.study?.basins.map.value.value !== undefined,
    undefined,
    { timeout: 60_000 },
  )
/** Two moons with 1,000 samples, on a network that is large for every backend. */
const large = parseExperiment({
  version: 1,
  seed: 3,
  data: { kind: 'generated', id: 'two-moons', size: 1000, noise: 0.15 },
  model: { kind: 'mlp', widths: [2, 512, 512, 1], activation: 'gelu' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'adam', learningRate: 0.01, steps: 100 }],
  starts: [{ kind: 'random', distribution: 'he-normal' }],
  plane: { kind: 'random', normalization: 'filter' },
})

/** Records when the page next receives an event, and when the computations have stopped after it. */
function watchCancel(type: 'click' | 'keydown'): void {
  const page = globalThis as { pressed?: number; rested?: number }
  delete page.rested
  addEventListener(
    type,
    ({ timeStamp }) => {
      page.pressed = timeStamp
      const { study } = document.querySelector('bl-app')?.landscape ?? {}
      study?.idle.subscribe((idle) => {
        if (idle) page.rested ??= performance.now()
      })
    },
    { capture: true, once: true },
  )
}

/** Milliseconds from a click or key to the end of all work. */
async function endAfter(page: Page, type: 'click' | 'keydown', press: () => Promise<void>): Promise<number> {
  await page.evaluate(watchCancel, type)
  await press()
  await page.waitForFunction(() => Reflect.has(globalThis, 'rested'), undefined, { timeout: 60_000 })
  return page.evaluate(() => {
    const { pressed = NaN, rested = NaN } = globalThis as { pressed?: number; rested?: number }
    return rested - pressed
  })
}

/** The longest task until a click on the cancel button has ended all work, and how long that took. */
async function pressCancel({ page, browser }: Visit) {
  let end = NaN
  const tasks = await browserTaskTimes(browser, async () => {
    const button = progress(page).getByRole('button', { name: 'cancel' })
    await button.waitFor({ timeout: 60_000 })
    // By then the work is in full swing.
    await page.waitForTimeout(1500)
    // Not `click`, which waits for frames: in software, the device that draws them may be compiling for half
    // a minute.
    const box = await button.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect)
    end = await endAfter(page, 'click', () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2))
  })
  return { task: Math.max(0, ...tasks), end }
}

/** Points of the displayed basin map. */
const points = (page: Page) =>
  page.evaluate(() => {
    const basins = document.querySelector('bl-app')?.landscape.study?.basins.map.value.value
    return basins?.terrain.values.length
  })

describe('the cancel button', () => {
  it.each(['webgpu', ...onlyLong(['webgl'] as const), 'none'] as const)(
    'ends runs and surface of 2-512-512-1 on %s soon',
    async (gpu) => {
      open = await visit({
        gpu,
        own: true,
        fragment: `#${experimentToLink(large)}`,
        width: 1280,
        height: 720,
      })
      const { page } = open
      const { task, end } = await pressCancel(open)
      rows.push(`| ${gpu} | ${task.toFixed(0)} ms | ${end.toFixed(0)} ms |`)
      expect(task, 'of processor time').toBeLessThan(mostTask)
      expect(end, 'from the press to the end of all').toBeLessThan(mostEnd)
      await progress(page).waitFor({ state: 'detached' })
      expectQuiet(open)
    },
  )
})

describe.each(['none', ...onlyLong(['webgpu'] as const)] as const)('Escape on %s', (gpu) => {
  const open = sharedVisit({ gpu, fragment: '#scenario=ultra-wide&step=1' })

  it('keeps a sweep from starting once the rest is cancelled', async () => {
    const { page } = open()
    await page.locator('bl-app bl-prose').first().waitFor()
    // The text may come before the surface, so the test leaves the step only once the surface is there.
    await page.waitForFunction(() => document.querySelector('bl-app')?.landscape.pictured)
    await page.keyboard.press('PageDown')
    // The sweep takes the stage, so the progress note is hidden with the surface.
    await expect.poll(() => idle(page)).toBe(false)
    expect(await endAfter(page, 'keydown', () => page.keyboard.press('Escape'))).toBeLessThan(mostEnd)
    expect(await idle(page)).toBe(true)
    await page.locator('bl-app bl-sweep-chart').getByRole('button', { name: 'Compute' }).first().waitFor()
    expectQuiet(open())
  })

  it('cancels the computation and keeps the picture; with nothing to cancel, says how to leave presentation mode', async () => {
    const { page } = open()
    await page.setViewportSize({ width: 1280, height: 720 })
    await follow(page, '#scenario=xor')
    await page.waitForFunction(
      () => {
        const { tour, landscape } = document.querySelector('bl-app') ?? {}
        return tour?.at.lecture?.id === 'xor' && landscape?.pictured
      },
      undefined,
      { timeout: 60_000 },
    )
    await page.keyboard.press('m')
    await map(page)
    await progress(page).getByText('training from every point').waitFor()
    await page.getByTitle('Lectures and experiments').click()
    await page.locator('bl-menu wa-dialog dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('bl-menu wa-dialog dialog').waitFor({ state: 'hidden' })
    expect(await idle(page), 'after Escape has closed the menu').toBe(false)
    await page.evaluate(
      () => (document.documentElement.requestFullscreen = () => Promise.reject(new Error())),
    )
    await page.keyboard.press('p')
    await page.locator('bl-app[data-presenting]').waitFor()
    await progress(page).waitFor()
    expect(await endAfter(page, 'keydown', () => page.keyboard.press('Escape'))).toBeLessThan(mostEnd)
    expect(await idle(page)).toBe(true)
    await progress(page).waitFor({ state: 'detached' })
    await page.getByText('the map of starts was cancelled before it finished').waitFor()
    const count = await points(page)
    expect(count).toBeLessThan(129 ** 2)
    expect(await page.locator('bl-app[data-presenting]').count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.getByText('To stop presenting, press P or click ×.').waitFor()
    expect(await page.locator('bl-app[data-presenting]').count()).toBe(1)
    expect(await points(page)).toBe(count)
    expectQuiet(open())
  })
})
