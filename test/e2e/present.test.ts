import type {} from '../../src/page/bl-app.ts'
import type {} from '../../src/page/present/bl-speaker.ts'
import type { Page } from 'playwright'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { expectQuiet, settled, visit, type Visit } from './support/page.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

const presenting = (page: Page) => page.locator('bl-app[data-presenting]')
const address = (page: Page, end: string) =>
  page.waitForFunction((hash) => location.hash === hash, `#scenario=two-weights&step=${end}`)
const pixels = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => parseFloat(getComputedStyle(element).fontSize))

/** Keeps the widths of the discs and squares that pictures of functions fill, in CSS pixels, as `pointWidths`. */
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
  prototype.arc = function (x, y, radius, ...rest) {
    last = 2 * radius
    arc.call(this, x, y, radius, ...rest)
  }
  prototype.rect = function (x, y, width, height) {
    last = width
    rect.call(this, x, y, width, height)
  }
  prototype.fill = function () {
    if (isFunction(this)) widths.push(last)
    Reflect.apply(fill, this, [])
  }
}

describe('present mode', () => {
  it('shows the points of the data at least 12 pixels wide at 1920 by 1080', async () => {
    open = await visit({
      gpu: 'none',
      width: 1920,
      height: 1080,
      fragment: '#scenario=random-labels&step=1',
      first: keepPointWidths,
    })
    const { page } = open
    const drawn = async () => {
      const widths = await page.waitForFunction(() => {
        const { pointWidths = [] } = globalThis as { pointWidths?: number[] }
        return pointWidths.length > 0 ? pointWidths.splice(0) : undefined
      })
      return await widths.jsonValue()
    }
    await page.locator('bl-app [data-place=hero] bl-function-view').waitFor()
    await drawn()
    await page.keyboard.press('p')
    await presenting(page).waitFor()
    await expect.poll(async () => Math.min(...((await drawn()) ?? []))).toBeGreaterThanOrEqual(12)
    await page.evaluate(() => (location.hash = '#scenario=three-gaps&step=1'))
    await page.locator('bl-app [data-place=hero] bl-gap-bar').waitFor()
    await drawn()
    await page.evaluate(() => document.querySelector('bl-app')?.landscape.seek(3))
    expect(Math.min(...((await drawn()) ?? []))).toBeGreaterThanOrEqual(12)
    expectQuiet(open)
  })

  it('is driven by a clicker: steps, black screen, laser, and out again', async () => {
    open = await visit({ fragment: '#scenario=two-weights&step=1', motion: true })
    const { page } = open
    await settled(page)
    await page.keyboard.press('p')
    await presenting(page).waitFor()
    await page.locator('bl-step-controls bl-toggle').waitFor()
    for (const part of ['header h1', 'aside.right', 'section.below'])
      expect(await page.locator(`bl-app ${part}`).isVisible(), part).toBe(false)
    for (const read of ['.strip h2', '.strip bl-prose', 'bl-step-controls bl-number', 'bl-timeline .step'])
      expect(await pixels(page, `bl-app ${read}`), read).toBeGreaterThanOrEqual(24)
    const scrubbed = await page.locator('bl-app .foot wa-slider[label=step]').boundingBox()
    expect(scrubbed?.width, 'the timeline is long enough to scrub').toBeGreaterThan(160)
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('contrast-light')

    await page.locator('bl-app .strip').getByText('Drag the marker').waitFor()

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
    await page.getByRole('button', { name: 'Leave (Escape)' }).focus()
    await page.keyboard.press('Escape')
    await presenting(page).waitFor({ state: 'detached' })
    await page.locator('bl-app header h1').waitFor()
    await page.keyboard.press('r')
    await page.keyboard.press('.')
    await expect.poll(async () => (await settled(page)).step).toBe(1)
    expectQuiet(open)
  })

  it('works where the full screen is refused, and on a phone nothing is wider than it', async () => {
    open = await visit({ gpu: 'none', width: 390, height: 844 })
    const { page } = open
    await settled(page)
    await page.evaluate(() => {
      Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'))
    })
    await page.getByRole('button', { name: 'Present', exact: true }).click()
    await presenting(page).waitFor()
    await page.locator('bl-step-controls bl-toggle').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.getByRole('button', { name: 'QR code of what is shown (Q)' }).click()
    await page.locator('bl-qr-screen bl-qr svg path').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expectQuiet(open)
  })
})

describe('an address', () => {
  it('opens present mode, a theme and a w₀ that was moved, and says what it cannot', async () => {
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
    await code.getByText('This address opens on this computer alone.').waitFor()
    const site = inject('site').replace(/^https?:\/\//, '')
    expect(await code.locator('.address').innerText(), 'without the options').toBe(`${site}${state}`)
    await code.getByRole('button', { name: 'Close' }).click()
    await code.waitFor({ state: 'detached' })

    await page.evaluate(() => (location.hash = '#scenario=two-weights&step=2&a=left&b=1'))
    await page.getByText('“left” is not a number').waitFor()
    expect((await settled(page)).experiment).toEqual(before.experiment)
    expect(await page.evaluate(() => location.search)).toContain('?present&theme=dark')
    expectQuiet(open)
  })
})

describe('the speaker’s window', () => {
  it('opens from present mode, follows the lecture, and turns its steps', async () => {
    open = await visit({ gpu: 'none', fragment: '#scenario=two-weights&step=1' })
    const { page } = open
    await settled(page)
    await page.keyboard.press('p')
    const opened = page.waitForEvent('popup')
    await page.getByRole('button', { name: 'Speaker’s notes in a second window' }).click()
    const notes = await opened
    const messages: string[] = []
    notes.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) messages.push(message.text())
    })
    await notes.getByRole('heading', { name: 'One datum, a valley of perfect networks' }).waitFor()
    await notes.getByText('its height is how wrong the network is').waitFor()
    await notes.getByText('Make it linear: the end point is computable').waitFor()
    expect(await notes.getByRole('timer').innerText()).toMatch(/^\d+:\d\d$/)
    expect(await notes.locator('loss-landscape').count()).toBe(0)
    await notes.getByRole('button', { name: 'Next' }).click()
    await address(page, '2')
    await notes.getByRole('heading', { name: 'Make it linear' }).waitFor()
    await page.keyboard.press('PageDown')
    await notes.getByRole('heading', { name: 'How far from the flow' }).waitFor()
    await notes.keyboard.press('PageUp')
    await address(page, '2')
    await notes.getByRole('button', { name: 'Black screen' }).click()
    await page.locator('bl-app .black').waitFor()
    await page.close()
    await notes.getByText('No lecture is open').waitFor()
    expect(messages).toEqual([])
    expectQuiet(open)
  })

  it('is found by its address, and where windows are kept closed a sentence says so', async () => {
    open = await visit({ gpu: 'none', fragment: '#scenario=two-weights&step=1' })
    const { page } = open
    await settled(page)
    await page.keyboard.press('p')
    await page.evaluate(() => (window.open = () => null))
    await page.getByRole('button', { name: 'Speaker’s notes in a second window' }).click()
    await page.getByText('The browser keeps the window closed').waitFor()
    const notes = await page.context().newPage()
    await notes.goto(`${inject('site')}?speaker`)
    await notes.getByRole('heading', { name: 'One datum, a valley of perfect networks' }).waitFor()
    await notes.getByRole('button', { name: 'Next' }).click()
    await address(page, '2')
    expectQuiet(open)
  })
})
