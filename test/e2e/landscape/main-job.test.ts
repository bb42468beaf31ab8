import type {} from '../../../src/page/bl-app.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { dragStart, expectQuiet, roomy, settled, unasked, visit, type Visit } from '../support/page.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

/** float32 training over 300 steps against float64, on a loss of order 1. */
const bound = 1e-3

describe('the main job', () => {
  it('drags w_0 of a 2-8-8-1 network over its surface with a real pointer, and the runs end where the oracle predicts', async () => {
    open = await visit({ ...roomy, motion: true, fragment: '#scenario=two-moons' })
    const { page } = open
    const before = await settled(page)
    expect(before.experiment.model).toMatchObject({ widths: [2, 8, 8, 1] })
    const [first] = before.runs
    await dragStart(page, { x: -56, y: -24 })
    const after = await settled(page)
    const [start] = after.experiment.starts
    expect(start?.kind).toBe('plane')
    expect(
      Math.hypot((after.runs[0]?.a ?? 0) - (first?.a ?? 0), (after.runs[0]?.b ?? 0) - (first?.b ?? 0)),
    ).toBeGreaterThan(0.05)
    expect(after.terrain.values).toEqual(before.terrain.values)
    expect(after.runs[0]?.end).not.toEqual(first?.end)
    for (const [i, run] of oracle.train(after.experiment).entries())
      expect(Math.abs((after.runs[i]?.loss ?? NaN) - (run.loss.at(-1) ?? NaN))).toBeLessThan(bound)
    expectQuiet(open)
  })

  it('plays, pauses, seeks, steps and rewinds; keeps the link in the address; a link opens the same view, a broken one the flagship', async () => {
    open = await visit({ gpu: 'none', motion: true })
    const { page } = open
    await settled(page)
    await page.keyboard.press(' ')
    await page.keyboard.press('.')
    const paused = await settled(page)
    expect(paused.playing).toBe(false)
    await page.keyboard.press('r')
    expect((await settled(page)).step).toBe(0)
    const quantity = () =>
      page.evaluate(() => document.querySelector('bl-app')?.landscape.study?.store.training?.terrain.quantity)
    await page.keyboard.press('m')
    expect(await quantity()).toBe('outcome')
    await page.keyboard.press('m')
    expect(await quantity()).toBe('metric')
    await page.waitForFunction(() => location.hash.startsWith('#2.'))
    const before = new URL(page.url()).hash
    // Requested in one call and read in another: Chromium's protocol sometimes loses a promise that settles
    // during a large garbage collection.
    await page.evaluate(() => {
      const landscape = document.querySelector('bl-app')?.landscape
      void landscape?.moveStart(0, 0.5, 1).then((runs) => {
        landscape.seek(700)
        Object.assign(window, { moved: runs.map((run) => run.weights(0).join()) })
      })
    })
    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, 'moved') as unknown), { timeout: 30_000 })
      .toEqual(['0.5,1', '0.5,1', '0.5,1'])
    const state = await settled(page)
    expect(state.step).toBe(700)
    await page.waitForFunction((old) => location.hash !== old, before)
    const fragment = new URL(page.url()).hash
    await page.goto('about:blank')
    await page.goto(unasked(fragment))
    expect((await settled(page)).experiment).toEqual(state.experiment)

    await page.goto('about:blank')
    await page.goto(unasked('#2.nonsense'))
    const flagship = await settled(page)
    expect(flagship.runs[0]?.first).toEqual([2, -1])
    expect(await page.getByText('This link cannot be opened').isVisible()).toBe(true)
    expectQuiet(open)
  })
})
