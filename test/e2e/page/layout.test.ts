import { afterEach, describe, expect, it } from 'vitest'
import { scenarios } from '../../../src/scenarios/index.ts'
import { numberedSteps } from '../../support/matrix/covering-steps.ts'
import { isLong } from '../../support/long.ts'
import { layoutOf } from '../support/layout.ts'
import { axeFaults, chooseLecture, expectQuiet, settled, visit, type Visit } from '../support/page.ts'
import { openQuestion } from '../support/question.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

/** A network with classes, whose table of runs has the most columns. */
const moons = '#scenario=two-moons'

/** Waits until its runs stand at their ends. */
async function untilMoons({ page }: Visit): Promise<void> {
  await settled(page)
  await page.evaluate(() => document.querySelector('bl-app')?.landscape.seek(Infinity))
  await page.locator('bl-app bl-runs').getByText('outcome').waitFor()
}

/** Rows of the header's buttons, without those that have a row of their own. */
const headerRows = ({ page }: Visit): Promise<number> =>
  page
    .locator('bl-app header:has(h1) button:not(.open, .questions)')
    .evaluateAll(
      (buttons) => new Set(buttons.map((button) => Math.round(button.getBoundingClientRect().top))).size,
    )

describe.each([
  ['a laptop', 1280, 720, false],
  ['a projector', 1024, 768, false],
  ['a large screen', 1920, 1080, false],
  ['a phone', 390, 844, true],
] as const)('on %s', (_, width, height, touch) => {
  it('nothing is wider than the screen, no card covers the surface, and every column of the runs is seen', async () => {
    // By its link, and on the phone from the menu, with fingers.
    open = await visit({ width, height, touch, fragment: touch ? '' : moons })
    if (touch) {
      await settled(open.page)
      await chooseLecture(open.page, 'two-moons')
    }
    await untilMoons(open)
    const { wide, hiddenColumns, covered, small } = await layoutOf(open.page)
    expect(wide).toEqual([])
    expect(hiddenColumns).toEqual([])
    expect(covered).toEqual([])
    if (touch) expect(small).toEqual([])
    if (touch) expect(await headerRows(open), 'the buttons of the header stand in one row').toBe(1)
    expectQuiet(open)
  })
})

it('a step says what to do in sight at every size, beside its hero or, on a tablet, under it', async () => {
  open = await visit({ width: 1280, height: 720, fragment: '#scenario=three-gaps&step=3' })
  const { page } = open
  await settled(page)
  await page.locator('bl-app [data-place=hero] bl-sweep-chart').waitFor()
  const box = async (part: string) => {
    const {
      x = NaN,
      y = NaN,
      width = NaN,
      height = NaN,
    } = (await page.locator(`bl-app ${part}`).boundingBox()) ?? {}
    return { x, y, width, height }
  }
  for (const [width, height] of [
    [1280, 720],
    [1024, 768],
    [820, 1180],
  ] as const) {
    await page.setViewportSize({ width, height })
    const stacked = width < 900
    await expect.poll(async () => (await box('[data-place=hero]')).x < 100).toBe(stacked)
    const [hero, act] = [await box('[data-place=hero]'), await box('.try')]
    expect(act.y + act.height, `the instruction at ${width}`).toBeLessThanOrEqual(height)
    expect(hero.y + hero.height, `the hero at ${width}`).toBeLessThanOrEqual(height)
    expect(hero.width / width, `the hero at ${width}`).toBeGreaterThan(stacked ? 0.9 : 0.4)
    expect(await page.locator('bl-app .dots').isVisible(), `dots at ${width}`).toBe(!stacked)
    if (!stacked) expect((await box('header:has(h1)')).height, `the header at ${width}`).toBeLessThan(60)
    if (stacked) expect(act.y).toBeGreaterThanOrEqual(hero.y + hero.height)
    else {
      const foot = await box('.time')
      expect(
        Math.abs(foot.y + foot.height - height),
        `what is empty under the timeline at ${width}`,
      ).toBeLessThan(1)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
  expectQuiet(open)
})

it('on a phone the words of a step stand under its hero and the timeline, before other pictures', async () => {
  open = await visit({
    width: 390,
    height: 844,
    touch: true,
    fragment: '#scenario=choose-the-minimum&step=1',
  })
  const { page } = open
  await settled(page)
  await page.locator('[data-place=inset-1] bl-loss-chart').waitFor()
  const boxes = await Promise.all(
    ['[data-place=hero]', '.time', '.left', '[data-place=inset-1]'].map(async (part) => {
      const box = await page.locator(`bl-app ${part}`).boundingBox()
      return { top: box?.y ?? NaN, bottom: (box?.y ?? NaN) + (box?.height ?? NaN) }
    }),
  )
  for (const [k, { top }] of boxes.entries())
    expect(top).toBeGreaterThanOrEqual((boxes[k - 1]?.bottom ?? 0) - 0.5)
  // Asked, the surface stands alone, and the button is in sight.
  await page.evaluate(() => document.querySelector('bl-app')?.guessing.act({ kind: 'questions', on: true }))
  await page.locator('bl-question .reveal').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  const button = await page.locator('bl-question .reveal').boundingBox()
  expect((button?.y ?? NaN) + (button?.height ?? NaN)).toBeLessThanOrEqual(844)
  expectQuiet(open)
})

/** Steps with options: under one stage and several, with the bar of a lecture that plays by itself, and with three rows of words. */
const tight = ['choose-the-minimum/1', 'choose-the-minimum/4', 'overture/2', 'counting/2']
const withOptions = numberedSteps(scenarios).filter(
  ({ id, number, step }) => step.question?.kind === 'choice' && (isLong || tight.includes(`${id}/${number}`)),
)

it('on a phone every option of a question stands above the bar of its button, and under its picture', async () => {
  open = await visit({
    gpu: 'none',
    width: 390,
    height: 844,
    touch: true,
    questions: true,
    fragment: '#scenario=two-weights&step=1',
  })
  const { page } = open
  for (const step of withOptions) {
    await openQuestion(page, step)
    const boxesOf = (part: string) =>
      page.locator(`bl-app ${part}`).evaluateAll((all) =>
        all.map((one) => {
          const { top, bottom } = one.getBoundingClientRect()
          return { top, bottom }
        }),
      )
    const name = `${step.id} ${step.number}`
    await expect
      .poll(
        async () => {
          const options = await boxesOf('bl-question .option')
          const [bar] = await boxesOf('bl-question .acts')
          return Math.max(...options.map(({ bottom }) => bottom)) - (bar?.top ?? NaN)
        },
        { message: name },
      )
      .toBeLessThanOrEqual(0)
    const [hero] = await boxesOf('.board [data-place=hero]')
    const [first] = await boxesOf('bl-question .option')
    expect(first?.top, name).toBeGreaterThan(hero?.bottom ?? NaN)
    expect((hero?.bottom ?? NaN) - (hero?.top ?? NaN), name).toBeGreaterThan(250)
  }
  expectQuiet(open)
})

it('all controls stand beside the hero of a step, on the next visit too', async () => {
  open = await visit({ gpu: 'none', width: 1280, height: 720, fragment: '#scenario=counting&step=2' })
  const { page } = open
  await settled(page)
  await page.locator('bl-app [data-place=hero] bl-sweep-chart').waitFor()
  await page.getByRole('button', { name: 'All controls' }).click()
  const panels = page.locator('bl-app aside.right bl-model-panel')
  const box = async (part: string) => {
    const found = await page.locator(`bl-app .board ${part}`).boundingBox()
    return found ?? { x: NaN, y: NaN, width: NaN, height: NaN }
  }
  const form = async () => (await page.locator('bl-app aside.right').boundingBox()) ?? { x: NaN }
  for (const [width, height, insets] of [
    [1280, 720, true],
    [1024, 768, false],
    [1920, 1080, true],
  ] as const) {
    await page.setViewportSize({ width, height })
    await panels.waitFor()
    const inset = page.locator('bl-app .board [data-picture=function]')
    await expect.poll(() => inset.isVisible(), { message: `${width}` }).toBe(insets)
    await expect
      .poll(async () => (await box('[data-place=hero]')).height / height, { message: `${width}` })
      .toBeGreaterThan(0.45)
    const hero = await box('[data-place=hero]')
    expect(hero.width / width, `${width}`).toBeGreaterThan(0.35)
    expect(hero.x + hero.width, `${width}`).toBeLessThanOrEqual((await form()).x)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
  await page.reload()
  await panels.waitFor()
  await page.locator('bl-app [data-place=hero] bl-sweep-chart').waitFor()
  await page.getByRole('button', { name: 'All controls' }).click()
  await panels.waitFor({ state: 'detached' })
  await page.reload()
  await settled(page)
  await page.getByRole('button', { name: 'All controls' }).waitFor()
  expect(await panels.count()).toBe(0)
  expectQuiet(open)
})

describe('the whole page', () => {
  it('has no fault that axe finds, in either theme', async () => {
    open = await visit({ fragment: moons })
    const { page } = open
    await untilMoons(open)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.waitForFunction((theme) => document.documentElement.dataset['theme'] === theme, colorScheme)
      expect(await axeFaults(page), colorScheme).toEqual([])
    }
    expectQuiet(open)
  })
})
