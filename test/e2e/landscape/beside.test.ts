import type { Page } from 'playwright'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import {
  coarsen,
  dragStart,
  evaluated,
  expectQuiet,
  follow,
  openStep,
  settled,
  visit,
} from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** What each stage shows, and its place on the page. */
async function stagesOf(page: Page) {
  await settled(page)
  return evaluated(page, async () => {
    const leader = document.querySelector('bl-app')?.landscape
    if (!leader) throw new Error('There is no landscape.')
    await leader.whenIdle()
    await leader.updateComplete
    return [leader, ...leader.linked].map((landscape) => {
      const { study, content, stage } = landscape
      const { training: experiment, runs } = study?.store ?? {}
      if (!study || !experiment || !runs || !content || !stage || !('camera' in stage))
        throw new Error('There is no stage.')
      const box = stage.getBoundingClientRect()
      const [start] = content.starts
      return {
        label: study.label.value,
        experiment,
        scale: content.scale,
        step: study.playback.step,
        camera: stage.camera,
        start: start && [start.a, start.b],
        losses: runs.map((run) => run?.loss.at(-1) ?? NaN),
        box: { x: box.x, y: box.y, width: box.width, height: box.height },
      }
    })
  })
}

/** The flagship's step that has several stages side by side, counted from 1. */
const step =
  1 +
  (scenarios.find(({ id }) => id === 'two-weights')?.steps ?? []).findIndex(
    ({ beside }) => beside?.length === 2,
  )

/** Wide enough for three stages in a row. */
const open = sharedVisit({ fragment: `#scenario=two-weights&step=${step - 1}`, width: 960, height: 540 })

beforeAll(() => coarsen(open().page))

/** Its stages, once they are shown. */
async function stagesBeside(page: Page) {
  await page.waitForFunction(() => document.querySelector('bl-app')?.landscape.linked.length === 2)
  await page.waitForFunction(() =>
    document.querySelector('bl-app')?.landscape.linked.every(({ terrain }) => terrain),
  )
  return stagesOf(page)
}

/** float32 training over 1,000 steps against float64, on a loss of order 1. */
const bound = 1e-3

describe('side-by-side stages', () => {
  it('share one start, one range, one timeline and one camera, each with its own network', async () => {
    const { page } = open()
    await openStep(page, 'two-weights', step - 1)
    await settled(page)
    await page.keyboard.press('PageDown')
    const before = await stagesBeside(page)
    expect(before.map(({ label }) => label)).toEqual(['tanh', 'linear', 'ReLU'])
    for (const { scale, camera, start } of before) {
      expect(scale).toEqual(before[0]?.scale)
      expect(camera).toEqual(before[0]?.camera)
      expect(start).toEqual([2.5, -0.5])
    }
    await page.keyboard.press('r')
    await page.evaluate(() => document.querySelector('bl-app')?.landscape.seek(250))
    const rewound = await stagesOf(page)
    expect(rewound.map(({ step }) => step)).toEqual([250, 250, 250])

    await dragStart(page, { x: -24, y: -24 }, 1)
    const dragged = await stagesOf(page)
    for (const { start, experiment, losses } of dragged) {
      expect(start).toEqual(dragged[0]?.start)
      expect(start?.[0]).toBeLessThan(2.4)
      for (const [i, run] of oracle.train(experiment).entries())
        expect(Math.abs((losses[i] ?? NaN) - (run.loss.at(-1) ?? NaN))).toBeLessThan(bound)
    }
    expect(dragged.map(({ experiment }) => experiment.model)).toMatchObject([
      { activation: 'tanh', linearity: 0 },
      { activation: 'tanh', linearity: 1 },
      { activation: 'relu', linearity: 0 },
    ])
    await page.keyboard.press('Control+z')
    for (const { start } of await stagesOf(page)) expect(start).toEqual([2.5, -0.5])

    const { box } = before[2] ?? { box: { x: 0, y: 0, width: 0, height: 0 } }
    const corner = { x: box.x + box.width / 2, y: box.y + box.height - 60 }
    await page.mouse.move(corner.x, corner.y)
    await page.mouse.down()
    for (let i = 1; i <= 6; i++) await page.mouse.move(corner.x + 8 * i, corner.y - 8 * i)
    await page.mouse.up()
    await expect.poll(async () => (await stagesOf(page))[2]?.camera).not.toEqual(before[2]?.camera)
    await expect
      .poll(async () => new Set((await stagesOf(page)).map(({ camera }) => JSON.stringify(camera))).size, {
        timeout: 20_000,
      })
      .toBe(1)

    await page.keyboard.press('PageDown')
    expect((await stagesOf(page)).map(({ label }) => label)).toEqual([''])
    expectQuiet(open())
  })

  it('have clickable tools: each run goes into its own plane, and back', async () => {
    const { page } = open()
    await follow(page, '#scenario=optimizer-race')
    const names = async () =>
      (await stagesOf(page)).map(({ label, experiment }) => [label, experiment.plane.kind])
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    await expect.poll(names).toEqual([['', 'through']])
    await press('each its own plane')
    expect(await page.locator('.label').first().textContent()).toContain('one plane')
    const rules = ['SGD', 'heavy ball', 'Adam', 'Lion', 'SAM', 'Muon']
    expect(await names()).toEqual([['', 'through'], ...rules.map((rule) => [rule, 'pca'])])
    const box = page.getByRole('button', { name: 'box', exact: true })
    await box.click()
    expect(await box.getAttribute('aria-pressed')).toBe('true')
    await page.keyboard.press('Escape')
    expect(await box.getAttribute('aria-pressed')).toBe('false')
    await press('fit')
    await press('one plane')
    expect(await names()).toEqual([['', 'through']])
    expectQuiet(open())
  })

  it('are stacked on a phone', async () => {
    const { page } = open()
    const wide = page.viewportSize()
    await page.setViewportSize({ width: 390, height: 844 })
    await openStep(page, 'two-weights', step)
    const stages = await stagesBeside(page)
    for (const [i, { box }] of stages.entries()) {
      expect(box).toMatchObject({ x: 0, width: 390 })
      expect(box.height).toBeGreaterThan(200)
      if (i > 0) expect(box.y).toBeGreaterThan((stages[i - 1]?.box.y ?? 0) + 200)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    if (wide) await page.setViewportSize(wide)
    expectQuiet(open())
  })

  it('are maps of one height if nothing draws in three dimensions, however wide', async () => {
    const own = await visit({
      gpu: 'none',
      width: 1920,
      height: 1080,
      questions: true,
      fragment: `?present&questions=off#scenario=two-weights&step=${step}`,
    })
    onTestFinished(own.close)
    await coarsen(own.page)
    await settled(own.page)
    const maps = own.page.locator('bl-contour-map')
    await expect.poll(() => maps.count()).toBe(3)
    const heights = await maps.evaluateAll((all) => all.map((map) => map.getBoundingClientRect().height))
    expect(heights[0]).toBeGreaterThan(500)
    for (const height of heights) expect(height).toBeCloseTo(heights[0] ?? NaN, 0)
    expectQuiet(own)
  })

  it('share the width of a phone while a question is open', async () => {
    const own = await visit({
      gpu: 'none',
      questions: true,
      width: 390,
      height: 844,
      fragment: '?questions=on#scenario=choose-the-minimum&step=4',
    })
    const { page } = own
    onTestFinished(own.close)
    await coarsen(page)
    await settled(page)
    const boxes = await page.evaluate(() => {
      const leader = document.querySelector('bl-app')?.landscape
      return [leader, ...(leader?.linked ?? [])].map((landscape) => {
        const { x, y, width, height } = landscape?.stage?.getBoundingClientRect() ?? new DOMRect()
        return { x, y, width, height }
      })
    })
    expect(boxes).toHaveLength(3)
    for (const [i, box] of boxes.entries()) {
      expect(box.y).toBe(boxes[0]?.y)
      expect(box.x).toBeCloseTo(130 * i, -1)
      expect(box.width).toBeCloseTo(130, -1)
      expect(box.height).toBeGreaterThan(200)
    }
    expectQuiet(own)
  })
})
