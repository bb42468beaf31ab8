import type {} from '../../../src/page/bl-app.ts'
import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { packingLecture } from '../../../src/exchange/lecture/lecture-link.ts'
import { finish } from '../../../src/math/work.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { homeworkText } from '../../support/lectures/class-answers.ts'
import { numberedSteps } from '../../support/matrix/covering-steps.ts'
import { isLong, onlyLong } from '../../support/long.ts'
import { layoutOf, uncoveredShare } from '../support/layout.ts'
import {
  axeFaults,
  chooseLecture,
  coarsen,
  expectQuiet,
  follow,
  settled,
  type Visit,
} from '../support/page.ts'
import { openQuestion } from '../support/question.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** Waits until the runs of a network with classes have ended; its table has the most columns. */
async function untilMoons({ page }: Visit): Promise<void> {
  await settled(page)
  await page.evaluate(() => document.querySelector('bl-app')?.landscape.seek(Infinity))
  await page.locator('bl-app bl-runs').getByText('outcome').waitFor()
}

/** Opens a step with bars of gaps by its link, and waits until all of it is shown. */
async function showGaps({ page }: Visit): Promise<void> {
  await coarsen(page)
  await follow(page, '#scenario=three-gaps&step=2')
  await page.locator('bl-app [data-place=hero] bl-gap-bar').waitFor()
  await settled(page)
}

/** Number of rows of the header's buttons, except those in a row of their own. */
const headerRows = ({ page }: Visit): Promise<number> =>
  page
    .locator('bl-app header:has(h1) button:not(.open, .questions):visible')
    .evaluateAll(
      (buttons) => new Set(buttons.map((button) => Math.round(button.getBoundingClientRect().top))).size,
    )

const fitting = { wide: [], hiddenColumns: [], covered: [] }

describe('for a reader', () => {
  const open = sharedVisit({ fragment: '#scenario=two-moons' })

  beforeAll(async () => {
    await coarsen(open().page)
    await untilMoons(open())
  })

  it.each([
    ...onlyLong([['a laptop', 1280, 720]] as const),
    ['a projector', 1024, 768],
    ['a large screen', 1920, 1080],
  ] as const)(
    'a network with classes on %s: nothing is wider than the screen, no card covers the surface, every column of the runs is seen',
    async (_, width, height) => {
      await open().page.setViewportSize({ width, height })
      await expect.poll(() => layoutOf(open().page)).toMatchObject(fitting)
      expectQuiet(open())
    },
  )

  it('a network with classes has no fault that axe finds, in either theme', async () => {
    const { page } = open()
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.waitForFunction((theme) => document.documentElement.dataset['theme'] === theme, colorScheme)
      expect(await axeFaults(page), colorScheme).toEqual([])
    }
    expectQuiet(open())
  })
})

describe('on a phone', () => {
  const open = sharedVisit({ width: 390, height: 844, touch: true })

  it('a network with classes, opened from the menu by touch, fits as well, and everything is as large as a finger', async () => {
    const { page } = open()
    await coarsen(page)
    await chooseLecture(page, 'two-moons')
    await untilMoons(open())
    expect(await layoutOf(page)).toEqual({ ...fitting, small: [] })
    expect(await headerRows(open()), 'the buttons of the header are in one row').toBe(1)
    expectQuiet(open())
  })
})

describe('a step of a lecture', () => {
  const open = sharedVisit({ gpu: 'none' })

  beforeAll(async () => {
    const { page } = open()
    await settled(page)
    // The positions of surfaces do not depend on their number of points.
    await coarsen(page)
  })

  it('all controls are next to the hero of a step, on the next visit too', async () => {
    const { page } = open()
    await page.setViewportSize({ width: 1280, height: 720 })
    await follow(page, '#scenario=counting&step=2')
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
    expectQuiet(open())
  })

  it('has no fault that axe finds, on the board and in presentation mode', async () => {
    const { page } = open()
    await page.setViewportSize({ width: 1280, height: 720 })
    await showGaps(open())
    expect(await axeFaults(page), 'the board').toEqual([])
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.keyboard.press('p')
    await page.locator('bl-app .strip').waitFor()
    await settled(page)
    expect(await axeFaults(page), 'before a room').toEqual([])
    expectQuiet(open())
  })
})

/**
 * Steps with options: below one stage and several, with a self-playing lecture's bar, with three rows of
 * text, and below clouds.
 */
const tight = ['choose-the-minimum/1', 'choose-the-minimum/4', 'overture/2', 'counting/2', 'ultra-wide/1']
const withOptions = numberedSteps(scenarios).filter(
  ({ id, number, step }) => step.question?.kind === 'choice' && (isLong || tight.includes(`${id}/${number}`)),
)

/** Turns the questions that open steps on or off. */
const ask = (page: Page, on: boolean) =>
  page.evaluate((on) => document.querySelector('bl-app')?.guessing?.act({ kind: 'questions', on }), on)

describe('on a phone without WebGPU', () => {
  const fragment = '#scenario=character-witnesses&step=1'
  const open = sharedVisit({ gpu: 'none', width: 390, height: 844, touch: true, fragment })

  it('the title of a step is above its hero, and its text below the timeline, before other pictures', async () => {
    const { page } = open()
    await settled(page)
    await page.locator('[data-place=inset-1] bl-loss-chart').waitFor()
    const boxes = await Promise.all(
      ['.head h2', '[data-place=hero]', '.time', '.left > .words', '[data-place=inset-1]'].map(
        async (part) => {
          const box = await page.locator(`bl-app ${part}`).boundingBox()
          return { top: box?.y ?? NaN, bottom: (box?.y ?? NaN) + (box?.height ?? NaN) }
        },
      ),
    )
    for (const [k, { top }] of boxes.entries())
      expect(top).toBeGreaterThanOrEqual((boxes[k - 1]?.bottom ?? 0) - 0.5)
    const inset = await page.locator('bl-app [data-place=inset-1]').boundingBox()
    expect(inset?.width, 'a single inset is as wide as the screen').toBeGreaterThan(340)
    // The caption of the picture opens the tools.
    const fold = page.locator('loss-landscape bl-hud summary').first()
    const tools = page.locator('loss-landscape .tools').first()
    await fold.click()
    await tools.waitFor()
    await fold.click()
    await tools.waitFor({ state: 'hidden' })
    // The instruction and the button to the next step are within reach of a thumb.
    const [act, way] = await Promise.all(
      ['.try', '.stepping'].map((part) => page.locator(`bl-app ${part}`).boundingBox()),
    )
    expect(act?.y).toBeGreaterThan(844 / 2)
    expect((act?.y ?? NaN) + (act?.height ?? NaN)).toBeLessThanOrEqual((way?.y ?? NaN) + 0.5)
    expect((way?.y ?? NaN) + (way?.height ?? NaN)).toBeCloseTo(844, 0)
    // While a question is open, only the surface is shown, and the button is visible.
    await ask(page, true)
    await page.locator('bl-question .reveal').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    const button = await page.locator('bl-question .reveal').boundingBox()
    expect((button?.y ?? NaN) + (button?.height ?? NaN)).toBeLessThanOrEqual(844)
    expectQuiet(open())
  })

  it('every option of a question is above the bar with its button, and below its picture', async () => {
    const { page } = open()
    await settled(page)
    await ask(page, true)
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
      for (const cloud of await boxesOf('.board [data-place=hero] bl-cloud .frame'))
        expect(cloud.bottom - cloud.top, name).toBeGreaterThan(120)
    }
    expectQuiet(open())
  })

  it('the button of a question is in sight below a long scene, on wide screens too', async () => {
    const { page } = open()
    const scene = 'Two weights and one datum.'
    const text = homeworkText
      .replace(/^assignment: .*\n/mu, '')
      .replace(scene, Array.from({ length: 40 }, () => scene).join(' '))
    await ask(page, true)
    await follow(page, `#lecture=${finish(packingLecture(text))}`)
    await page.locator('bl-app .setup').getByText(scene).waitFor()
    for (const [width, height] of [
      [1920, 1080],
      [1280, 720],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.evaluate(() => scrollTo(0, 0))
      const bottom = async () => {
        const box = await page.locator('bl-question .reveal').boundingBox()
        return (box?.y ?? NaN) + (box?.height ?? NaN)
      }
      await expect.poll(bottom, { message: `${width} x ${height}` }).toBeLessThanOrEqual(height)
    }
    expectQuiet(open())
  })

  it.each(['two-weights/1', 'thresholds/2', 'what-linear-costs/2', 'choose-the-minimum/4'])(
    '%s: names, legend and tools leave the hero three quarters of its box, asked and answered',
    async (name) => {
      const { page } = open()
      const { step, number, ...at } = numberedSteps(scenarios).find(
        ({ id, number }) => `${id}/${number}` === name,
      )!
      await ask(page, true)
      if (step.question) {
        await openQuestion(page, { ...at, number })
        expect(await uncoveredShare(page), 'asked').toBeGreaterThanOrEqual(0.75)
        await page.locator('bl-question .reveal').click()
      } else await follow(page, at.fragment)
      await page.locator('bl-app .head h2', { hasText: step.title }).waitFor()
      await page.locator('loss-landscape .over > *').first().waitFor({ state: 'attached' })
      expect(await uncoveredShare(page), 'answered').toBeGreaterThanOrEqual(0.75)
      expectQuiet(open())
    },
  )

  it('a step of a lecture has no fault that axe finds', async () => {
    await ask(open().page, false)
    await showGaps(open())
    expect(await axeFaults(open().page)).toEqual([])
    expectQuiet(open())
  })
})
