import type {} from '../../../src/page/bl-app.ts'
import { afterEach, describe, expect, it } from 'vitest'
import {
  chooseLecture,
  dragStart,
  expectQuiet,
  openStep,
  settled,
  visit,
  type Visit,
} from '../support/page.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

/** Waits until the page says that a part could not be loaded. */
const says = (sentence: string) => open?.page.getByText(sentence).first().waitFor()

/** Expects the text for a reader who sees nothing else. */
async function expectWords({ page }: Visit): Promise<void> {
  const words = page.getByRole('main')
  await words.getByRole('heading', { name: 'Badlands' }).waitFor({ state: 'visible' })
  expect(await words.innerText()).toContain('Allow JavaScript for this page')
  const box = await words.boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? NaN) + (box?.width ?? NaN)).toBeLessThanOrEqual(390)
}

describe('a page that cannot', () => {
  it('run scripts says what it would show and what it needs', async () => {
    open = await visit({ gpu: 'none', script: false, width: 390, height: 844 })
    await expectWords(open)
    expectQuiet(open)
  })

  it('load its script says so after a while', async () => {
    open = await visit({ gpu: 'none', without: [{ address: /\/index-[^/]*\.js/ }], width: 390, height: 844 })
    await expectWords(open)
    expectQuiet(open)
  })

  it('load panels, charts and the WebGPU part of TensorFlow.js says so and keeps the landscape, drawn and trained by the kernels', async () => {
    open = await visit({
      without: [{ address: /\/lazy-parts-/ }, { address: /\/dist-[^/]*\.js/, text: /dispatchWorkgroups/ }],
    })
    const before = await settled(open.page)
    expect(before).toMatchObject({ backend: 'webgpu', issues: [] })
    expect(before.runs).toHaveLength(3)
    await says('Could not load the panels, the charts and the help')
    await dragStart(open.page, { x: -40, y: 10 })
    expect((await settled(open.page)).runs[0]?.end).not.toEqual(before.runs[0]?.end)
    await open.page.getByRole('button', { name: 'Dismiss' }).click()
    expect(await open.page.getByText('Could not load').count()).toBe(0)
    await open.page.keyboard.press('v')
    await says('Could not load the panels, the charts and the help')
    expectQuiet(open)
  })

  it('load a lecture, the typesetter, its typefaces, the closed forms, or the trainer for many starts says so of each', async () => {
    open = await visit({
      gpu: 'none',
      without: [{ address: /\/(three-gaps|ultra-wide|prose|predictions|many-runs)-|\.woff2/ }],
      fragment: '#scenario=three-gaps',
    })
    const { page } = open
    const before = await settled(page)
    await says('Could not load the lecture “Three gaps in one picture”')
    expect(before.runs, 'the flagship').toHaveLength(3)
    expect(before.runs[0]?.first).toEqual([2, -1])
    await says('Could not load the typesetter for this text')
    await says('f(x) = w_2')
    await says('Could not load the predictions of the theory')
    await chooseLecture(page, 'ultra-wide')
    await says('Could not load the lecture “Ultra-wide: what is learned inside?”')
    expect((await settled(page)).experiment).toEqual(before.experiment)
    await page.keyboard.press('m')
    await says('Could not load the training from many starts')
    expect((await settled(page)).runs, 'surface and runs are kept').toHaveLength(3)
    expectQuiet(open)
  })

  it('load the 3-D stage draws the map', async () => {
    open = await visit({ without: [{ address: /\/bl-stage-/ }] })
    expect((await settled(open.page)).runs).toHaveLength(3)
    await says('Could not load the 3-D stage')
    expect(await open.page.locator('bl-app bl-contour-map').count()).toBe(1)
    expectQuiet(open)
  })

  it('load the engine says what is missing; a large sweep shows its stored points even without a surface', async () => {
    open = await visit({ gpu: 'none', without: [{ address: /\/engine-/ }] })
    const { page } = open
    const landscape = () =>
      page.evaluate(() => {
        const { status, pictured } = document.querySelector('bl-app')?.landscape ?? {}
        return { status, pictured }
      })
    await says('Could not load the engine, which computes surfaces and runs')
    expect(await landscape()).toEqual({ status: 'error', pictured: false })
    await openStep(page, 'thresholds', 9)
    await page.locator('bl-sweep-chart .chart[aria-label*="; at 16: "]').waitFor()
    expect(await landscape()).toMatchObject({ pictured: false })
    expectQuiet(open)
  })
})
