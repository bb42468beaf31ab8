import type {} from '../../../src/page/bl-app.ts'
import type {} from '../../../src/page/present/bl-speaker.ts'
import type { Page } from 'playwright'
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import {
  axeFaults,
  coarsen,
  expectQuiet,
  follow,
  roomy,
  settled,
  visit,
  type Visit,
} from '../support/page.ts'
import { openQuestion } from '../support/question.ts'
import { sharedVisit } from '../support/shared-visit.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

const presenting = (page: Page) => page.locator('bl-app[data-presenting]')
const address = (page: Page, end: string) =>
  page.waitForFunction((hash) => location.hash === hash, `#scenario=two-weights&step=${end}`)

/** Opens the first step by its link, and waits until it is complete. */
async function showFirst(page: Page): Promise<void> {
  await follow(page, '#scenario=two-weights&step=1')
  await page.locator('bl-app').getByText('Drag the w₀ marker').first().waitFor()
  await settled(page)
}

async function leave(page: Page): Promise<void> {
  await page.keyboard.press('p')
  await presenting(page).waitFor({ state: 'detached' })
}

const pixels = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => parseFloat(getComputedStyle(element).fontSize))

/**
 * Records the widths of the discs and squares that pictures of functions last filled in one frame, in CSS
 * pixels, as `pointWidths`.
 */
function keepPointWidths(): void {
  const widths: number[] = []
  Object.assign(globalThis, { pointWidths: widths })
  const { prototype } = CanvasRenderingContext2D
  const isFunction = ({ canvas }: CanvasRenderingContext2D) => {
    const root = canvas.getRootNode()
    return root instanceof ShadowRoot && root.host.localName === 'bl-function-view'
  }
  const { arc, rect, fill } = prototype
  let last = NaN
  let frame: unknown
  prototype.arc = function (x, y, radius, ...rest) {
    last = 2 * radius
    arc.call(this, x, y, radius, ...rest)
  }
  prototype.rect = function (x, y, width, height) {
    last = width
    rect.call(this, x, y, width, height)
  }
  prototype.fill = function (...given: unknown[]) {
    if (isFunction(this)) {
      if (frame !== document.timeline.currentTime) widths.length = 0
      frame = document.timeline.currentTime
      widths.push(last)
    }
    Reflect.apply(fill, this, given)
  }
}

describe('a page in presentation mode', () => {
  const open = sharedVisit({ gpu: 'none', ...roomy, first: keepPointWidths })

  beforeAll(() => coarsen(open().page))

  it('shows the points of the data at least 12 pixels wide at 1920 by 1080', async () => {
    const { page } = open()
    const narrowest = () =>
      page.evaluate(() => {
        const { pointWidths = [] } = globalThis as { pointWidths?: number[] }
        return pointWidths.length > 0 ? Math.min(...pointWidths) : 0
      })
    await page.setViewportSize({ width: 1920, height: 1080 })
    await follow(page, '#scenario=random-labels&step=1')
    await page.locator('bl-app [data-place=hero] bl-function-view').waitFor()
    await expect.poll(narrowest).toBeGreaterThan(0)
    expect(await narrowest()).toBeLessThan(12)
    await page.keyboard.press('p')
    await presenting(page).waitFor()
    await expect.poll(narrowest).toBeGreaterThanOrEqual(12)
    await follow(page, '#scenario=three-gaps&step=2')
    await page.locator('bl-app [data-place=hero] bl-gap-bar').waitFor()
    await page.evaluate(() => {
      const { pointWidths } = globalThis as { pointWidths?: number[] }
      pointWidths?.splice(0)
      document.querySelector('bl-app')?.landscape.seek(3)
    })
    await expect.poll(narrowest).toBeGreaterThanOrEqual(12)
    await leave(page)
    await page.setViewportSize(roomy)
    expectQuiet(open())
  })

  it('is driven by a clicker: steps, black screen, laser, and out again', async () => {
    const { page } = open()
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await showFirst(page)
    await page.keyboard.press('p')
    await presenting(page).waitFor()
    await page.locator('bl-step-controls bl-toggle').waitFor()
    for (const part of ['header h1', 'aside.right', 'section.below'])
      expect(await page.locator(`bl-app ${part}`).isVisible(), part).toBe(false)
    for (const read of [
      '.strip h2',
      '.strip bl-prose',
      '.do bl-prose',
      'bl-step-controls bl-number',
      'bl-timeline .step',
    ])
      expect(await pixels(page, `bl-app ${read}`), read).toBeGreaterThanOrEqual(24)
    const names = page.locator('bl-app bl-run-chips button')
    expect(await names.allInnerTexts(), 'the runs have names').toHaveLength(3)
    expect(await pixels(page, 'bl-app bl-run-chips button')).toBe(await pixels(page, 'bl-app bl-hud .line'))
    const scrubbed = await page.locator('bl-app .foot wa-slider[label=step]').boundingBox()
    expect(scrubbed?.width, 'the timeline is long enough to scrub').toBeGreaterThan(160)
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('contrast-light')

    await page.locator('bl-app .present .do').getByText('Drag the w₀ marker').waitFor()

    await page.keyboard.press('PageDown')
    await address(page, '2')
    await page.keyboard.press('PageDown')
    await address(page, '3')
    await page.locator('bl-app [data-place=hero] bl-sweep-chart').waitFor()
    for (const end of ['2', '1']) {
      await page.keyboard.press('PageUp')
      await address(page, end)
    }

    const step = (await settled(page)).step
    for (const key of ['.', 'b']) {
      await page.keyboard.press(key)
      await page.locator('bl-app .black').waitFor()
      await page.keyboard.press(key)
      await page.locator('bl-app .black').waitFor({ state: 'detached' })
    }
    const code = page.locator('bl-qr-screen')
    for (const away of ['PageDown', 'Escape', 'q']) {
      await page.keyboard.press('q')
      await code.locator('bl-qr svg path').waitFor()
      await page.keyboard.press(away)
      await code.waitFor({ state: 'detached' })
    }
    await presenting(page).waitFor()
    await address(page, '1')
    await page.keyboard.press('r')
    expect((await settled(page)).step).toBeLessThanOrEqual(step)

    const dot = page.locator('bl-laser .dot')
    await page.mouse.move(700, 300)
    expect(await dot.count()).toBe(0)
    await page.keyboard.down('Shift')
    await page.mouse.move(720, 310)
    const box = await dot.boundingBox()
    expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - 720)).toBeLessThan(2)
    await page.mouse.down()
    await page.mouse.move(760, 340)
    expect(await dot.count(), 'a drag with shift draws a box').toBe(0)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await dot.waitFor()
    await page.keyboard.up('Shift')
    await dot.waitFor({ state: 'detached' })

    await page.locator('bl-step-controls wa-switch').click()
    await expect.poll(async () => (await settled(page)).experiment.model).toMatchObject({ linearity: 1 })
    await page.keyboard.press('l')
    await expect.poll(async () => (await settled(page)).experiment.model).toMatchObject({ linearity: 0 })
    await page.locator('bl-step-controls wa-slider').first().click()
    await page.keyboard.press('PageDown')
    await address(page, '2')
    await page.keyboard.press('PageUp')
    await address(page, '1')
    await settled(page)
    await page.getByRole('button', { name: 'Stop presenting (P)' }).focus()
    await page.keyboard.press('Enter')
    await presenting(page).waitFor({ state: 'detached' })
    await page.locator('bl-app header h1').waitFor()
    await page.keyboard.press('r')
    await page.keyboard.press('.')
    await expect.poll(async () => (await settled(page)).step).toBe(1)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    expectQuiet(open())
  })

  it('works if the full screen is refused, and on a phone nothing is wider than the screen', async () => {
    const { page } = open()
    await page.setViewportSize({ width: 390, height: 844 })
    await showFirst(page)
    await page.evaluate(() => {
      document.documentElement.requestFullscreen = () => Promise.reject(new TypeError('refused'))
    })
    await page.getByRole('button', { name: 'Present', exact: true }).click()
    await presenting(page).waitFor()
    await page.locator('bl-step-controls bl-toggle').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.getByRole('button', { name: 'QR code of this view (Q)' }).click()
    await page.locator('bl-qr-screen bl-qr svg path').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.keyboard.press('q')
    await leave(page)
    await page.evaluate(() => Reflect.deleteProperty(document.documentElement, 'requestFullscreen'))
    await page.setViewportSize(roomy)
    expectQuiet(open())
  })

  it('has notes in a second window, found by its address; if windows are blocked, a sentence says so', async () => {
    const { page } = open()
    await showFirst(page)
    await page.keyboard.press('p')
    await page.evaluate(() => Object.assign(window, { opens: window.open, open: () => null }))
    await page.getByRole('button', { name: 'Open speaker notes in a second window' }).click()
    await page.getByText('The browser blocked the window').waitFor()
    const notes = await page.context().newPage()
    await notes.goto(`${inject('site')}?speaker`)
    await notes.getByRole('heading', { name: 'One data point, a valley of perfect networks' }).waitFor()
    await notes.getByRole('button', { name: 'Next' }).click()
    await address(page, '2')
    await notes.close()
    await leave(page)
    await page.evaluate(() => Object.assign(window, { open: Reflect.get(window, 'opens') }))
    expectQuiet(open())
  })

  it('has notes that open from presentation mode, follow the lecture, and turn its steps', async () => {
    const { page } = open()
    await showFirst(page)
    await page.keyboard.press('p')
    const opened = page.waitForEvent('popup')
    await page.getByRole('button', { name: 'Open speaker notes in a second window' }).click()
    const notes = await opened
    const messages: string[] = []
    notes.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) messages.push(message.text())
    })
    await notes.getByRole('heading', { name: 'One data point, a valley of perfect networks' }).waitFor()
    await notes.getByText('its height is how wrong that network is').waitFor()
    await notes.getByText('Make it linear, and you can compute the end').waitFor()
    expect(await notes.getByRole('timer').innerText()).toMatch(/^\d+:\d\d$/)
    expect(await notes.locator('loss-landscape').count()).toBe(0)
    expect(await axeFaults(notes)).toEqual([])
    await notes.getByRole('button', { name: 'Next' }).click()
    await address(page, '2')
    await notes.getByRole('heading', { name: 'Make it linear' }).waitFor()
    await page.keyboard.press('PageDown')
    await notes.getByRole('heading', { name: 'How far from the flow' }).waitFor()
    await notes.keyboard.press('PageUp')
    await address(page, '2')
    await notes.getByRole('button', { name: 'Black screen' }).click()
    await page.locator('bl-app .black').waitFor()
    // The page is closed after its last test.
    await page.close()
    await notes.getByText('No lecture is open').waitFor()
    expect(messages).toEqual([])
    expectQuiet(open())
  })
})

describe('an audience whose lecture asks', () => {
  const guessed = { id: 'three-gaps', number: 2, fragment: '#scenario=three-gaps&step=2' }
  const open = sharedVisit({ gpu: 'none', fragment: `?present${guessed.fragment}`, questions: true })

  it('sees a foot of one line, with dots for the steps if there is space', async () => {
    const { page } = open()
    await page.setViewportSize({ width: 1280, height: 720 })
    await openQuestion(page, guessed)
    const parts = page.locator('bl-app .present :is(nav, .timeline, bl-step-controls, .ways)')
    await page.locator('bl-app .present bl-step-controls wa-slider').first().waitFor()
    const middles = () =>
      parts.evaluateAll((all) =>
        all.map((part) => {
          const { top, height } = part.getBoundingClientRect()
          return top + height / 2
        }),
      )
    const spread = async () => Math.max(...(await middles())) - Math.min(...(await middles()))
    expect(await parts.count()).toBe(4)
    await expect.poll(spread).toBeLessThan(5)
    const area = async (part: string) => {
      const { width, height } = (await page.locator(`bl-app ${part}`).boundingBox()) ?? {
        width: NaN,
        height: NaN,
      }
      return width * height
    }
    const share = async () => (await area('[data-place=hero]')) / (await area('.board'))
    for (const [width, height] of [
      [1024, 768],
      [1280, 720],
    ] as const) {
      await page.setViewportSize({ width, height })
      await expect.poll(share, { message: `beside a question, at ${width}` }).toBeGreaterThanOrEqual(0.6)
    }
    const dots = page.locator('bl-app .present .progress')
    expect(await dots.isVisible()).toBe(false)
    expect(await page.locator('bl-app .present nav .quiet').innerText()).toContain('2 / 4')
    // If the controls are wider, they move below the timeline, together with the exit buttons.
    await follow(page, '#scenario=two-weights&step=2')
    await page.locator('bl-app .present bl-toggle').waitFor()
    const scrubbed = page.locator('bl-app .foot wa-slider[label=step]')
    await expect.poll(async () => (await scrubbed.boundingBox())?.width).toBeGreaterThan(300)
    expect(new Set((await middles()).map((middle) => Math.round(middle / 10))).size).toBe(2)
    await follow(page, '#scenario=three-gaps&step=2')
    await page.setViewportSize({ width: 1920, height: 1080 })
    await dots.waitFor()
    await page.locator('bl-app .present bl-toggle').waitFor({ state: 'detached' })
    expect(await dots.locator('i').count()).toBe(4)
    await expect.poll(spread).toBeLessThan(5)
    // A dial and a seed are next to the timeline.
    await follow(page, '#scenario=thresholds&step=1')
    await page.locator('bl-app .present bl-seed-button').waitFor()
    await expect.poll(spread).toBeLessThan(5)
    expect((await scrubbed.boundingBox())?.width, 'beside what to try').toBeGreaterThan(80)
    const dial = page.locator('bl-app .present bl-dial wa-slider')
    expect((await dial.boundingBox())?.width, 'beside its label').toBeGreaterThan(80)
    // Guesses get an axis of their own if the inset with their axis makes room for the question.
    await follow(page, '#scenario=counting&step=1')
    await page.locator('bl-app .own-axis').waitFor()
    // A dial of words is one row of buttons.
    await follow(page, '#scenario=thresholds&step=4')
    const words = page.locator('bl-app .present bl-dial button')
    await words.nth(2).waitFor()
    const tops = () =>
      words.evaluateAll((all) => new Set(all.map((word) => word.getBoundingClientRect().top)).size)
    await expect.poll(tops).toBe(1)
    expectQuiet(open())
  })

  it('has its votes counted by digits and Enter whichever slider has the focus; Next shows the answer, and then turns', async () => {
    const { page } = open()
    await openQuestion(page, guessed)
    const at = () =>
      page.evaluate(() => {
        const { guessing, tour } = document.querySelector('bl-app')!
        return { hands: guessing!.guess.hands, isOpen: guessing!.isOpen, step: tour.at.step + 1 }
      })
    const slider = page.locator('bl-app .foot bl-step-controls wa-slider').first()
    for (const key of ['1', '1', '2', 'Enter', '2', '3', 'Enter', '3', '4']) await slider.press(key)
    expect(await at()).toMatchObject({ hands: [12, 3, 4], isOpen: true, step: 2 })
    await page.getByText('19 votes').waitFor()
    await slider.press('PageDown')
    expect(await at()).toMatchObject({ hands: [12, 3, 4], isOpen: false, step: 2 })
    await page.locator('bl-app .foot bl-question .headline').waitFor()
    await slider.press('5')
    expect(await at(), 'hands are counted no more').toMatchObject({ hands: [12, 3, 4] })
    await page.keyboard.press('PageDown')
    await expect.poll(at).toMatchObject({ step: 3 })
    // A number whose axis is in an inset that makes room for the guesses has an axis next to its field.
    await openQuestion(page, { id: 'goodhart', number: 5, fragment: '#scenario=goodhart&step=5' })
    await page.locator('bl-app .own-axis bl-asked-plot').waitFor()
    expectQuiet(open())
  })

  it('sees the answer as a strip at the foot, below pictures at full width', async () => {
    const step = { id: 'choose-the-minimum', number: 4, fragment: '#scenario=choose-the-minimum&step=4' }
    const room = { width: 1920, height: 1080 }
    const { page } = open()
    await page.setViewportSize(room)
    await openQuestion(page, step)
    const box = async (part: string) => {
      const found = await page.locator(`bl-app ${part}`).boundingBox()
      return found ?? { x: NaN, y: NaN, width: NaN, height: NaN }
    }
    expect((await box('[data-place=hero]')).width, 'beside the options').toBeLessThan(0.8 * room.width)
    expect(await page.locator('bl-app .votes h2').count(), 'its words are at the head').toBe(0)
    await page.keyboard.press('PageDown')
    await expect.poll(async () => (await box('[data-place=hero]')).width).toBe(room.width)
    await page.locator('bl-app .foot bl-question .headline').waitFor()
    const [hero, strip, bar] = [
      await box('[data-place=hero]'),
      await box('.foot bl-question'),
      await box('.present'),
    ]
    expect([hero.y + hero.height <= strip.y, strip.y + strip.height <= bar.y]).toEqual([true, true])
    expect(hero.height / room.height).toBeGreaterThan(0.6)
    expect(strip.height).toBeLessThan(140)
    expect(await page.locator('bl-app .votes').count()).toBe(0)
    await page.locator('bl-app .strip .watch').waitFor()
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.locator('bl-app .shares').first().waitFor()
    const edge = async (part: string, side: 'top' | 'bottom') =>
      page
        .locator(`bl-app ${part}`)
        .evaluateAll((all, name) => all.map((one) => one.getBoundingClientRect()[name]), side)
    const above = async () =>
      Math.max(...(await edge('.tools', 'bottom'))) - Math.min(...(await edge('.shares', 'top')))
    await expect.poll(above, { message: 'the tools are above the bars of shares' }).toBeLessThan(0)
    expectQuiet(open())
  })
})

describe('an address', () => {
  it('opens presentation mode, a theme and a moved w₀, and says what it cannot do', async () => {
    const state = '#scenario=two-weights&step=2&a=1.5000000000000002&b=-0.1'
    open = await visit({
      gpu: 'none',
      fragment: `?present&theme=dark&controls=minimal&questions=maybe${state}`,
      width: 1000,
      height: 600,
      questions: true,
    })
    const { page } = open
    const before = await settled(page)
    await presenting(page).waitFor()
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('contrast-dark')
    expect(await page.locator('loss-landscape').getAttribute('controls')).toBe('minimal')
    expect(before.experiment.starts[0]).toMatchObject({ kind: 'plane', a: 1.5000000000000002, b: -0.1 })
    await page.getByText('The address says questions=maybe').waitFor()

    await page.keyboard.press('q')
    const code = page.locator('bl-qr-screen')
    await code.getByText('This address works only on this computer.').waitFor()
    const site = inject('site').replace(/^https?:\/\//, '')
    expect(await code.locator('.address').innerText(), 'without the options').toBe(`${site}${state}`)
    await code.getByRole('button', { name: 'Close' }).click()
    await code.waitFor({ state: 'detached' })

    await follow(page, '#scenario=two-weights&step=2&a=left&b=1')
    await page.getByText('“left” is not a number').waitFor()
    expect((await settled(page)).experiment).toEqual(before.experiment)
    expect(await page.evaluate(() => location.search)).toContain('?present&theme=dark')
    expectQuiet(open)
  })
})
