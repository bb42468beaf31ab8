import type {} from '../../../src/page/bl-app.ts'
import type { Page } from 'playwright'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { axeFaults, coarsen, expectQuiet, settled, visit } from '../support/page.ts'
import { openQuestion, revealed } from '../support/question.ts'
import { sharedVisit } from '../support/shared-visit.ts'

const open = sharedVisit({ gpu: 'none', questions: true, fragment: '#scenario=two-weights&step=6' })

/** Opens a step, and waits until its question is open and no computation is running. */
async function asked(page: Page, id: string, number: number): Promise<void> {
  await openQuestion(page, { id, number, fragment: `#scenario=${id}&step=${number}` })
  await settled(page)
}

/** The state of the drawn runs, and how far they have played. */
const drawn = (page: Page) =>
  page.evaluate(() => {
    const { content, study } = document.querySelector('bl-app')?.landscape ?? {}
    return {
      paths: content?.paths.length,
      predicted: study?.predictions.value.card.length,
      pins: content?.marks.filter(({ shape }) => shape === 'pin').length,
      lines: content?.curves.filter(({ id }) => id.startsWith('guess/')).length,
      step: study?.playback.step,
      last: study?.playback.last,
    }
  })

/** The first pin's place in the plane. */
const pinAt = (page: Page) =>
  page.evaluate(() => {
    const { content } = document.querySelector('bl-app')?.landscape ?? {}
    const pin = content?.marks.find(({ shape }) => shape === 'pin')
    return pin ? [pin.a, pin.b] : []
  })

/** Drags on the surface from one point of the plane to another. */
async function dragTo(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  const [start, end] = [await placeOf(page, ...from), await placeOf(page, ...to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x, end.y, { steps: 4 })
  await page.mouse.up()
}

/** Clicks the surface at a point of the plane. */
async function clickAt(page: Page, a: number, b: number): Promise<void> {
  const { x, y } = await placeOf(page, a, b)
  await page.mouse.click(x, y)
}

/** The place on the page of the surface at a point of the plane. */
function placeOf(page: Page, a: number, b: number) {
  return page.evaluate(
    ([x, y]) => {
      const { stage, content } = document.querySelector('bl-app')?.landscape ?? {}
      const { terrain } = content ?? {}
      if (!stage || !terrain || !('screenOf' in stage)) throw new Error('There is no surface.')
      const [na, nb] = terrain.resolution
      const [i, j] = [
        Math.round(((x - terrain.extent.a[0]) / (terrain.extent.a[1] - terrain.extent.a[0])) * (na - 1)),
        Math.round(((y - terrain.extent.b[0]) / (terrain.extent.b[1] - terrain.extent.b[0])) * (nb - 1)),
      ]
      const point = stage.screenOf(x, y, terrain.values[j * na + i] ?? NaN)
      const box = stage.getBoundingClientRect()
      return { x: box.x + (point?.x ?? NaN), y: box.y + (point?.y ?? NaN) }
    },
    [a, b] as const,
  )
}

describe('a question', () => {
  it('for a place shows nothing until it is answered with a click, then the run plays and the pin stays', async () => {
    const own = await visit({ questions: true, fragment: '#scenario=two-weights&step=1' })
    const { page } = own
    onTestFinished(own.close)
    await coarsen(page)
    await asked(page, 'two-weights', 1)
    expect(await drawn(page)).toMatchObject({ paths: 0, predicted: 0, pins: 0, step: 0 })
    await page.keyboard.press(' ')
    await page.keyboard.press('.')
    expect(await drawn(page)).toMatchObject({ step: 0 })
    const pictures = () =>
      page.locator('.picture').evaluateAll((all) => all.map((one) => one.getAttribute('data-picture')))
    expect(await pictures(), 'the same as later').toEqual(['surface', 'network', 'losses'])
    await clickAt(page, 1, 3)
    await expect.poll(async () => (await drawn(page)).pins).toBe(1)
    expect(await axeFaults(page)).toEqual([])
    // The pin can be dragged from there, and moved by the arrow keys.
    await dragTo(page, [1, 3], [-1, 2])
    await expect.poll(() => pinAt(page)).toEqual([expect.closeTo(-1, 0), expect.closeTo(2, 0)])
    const [a = NaN, b = NaN] = await pinAt(page)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => pinAt(page)).not.toEqual([a, b])
    expect(await revealed(page)).toMatch(/^It ends at \(2, 1\.04\) Your guess: off by \d\./)
    const given = await pinAt(page)
    await dragTo(page, [given[0] ?? NaN, given[1] ?? NaN], [2, -2])
    expect(await pinAt(page), 'a guess that is given stays').toEqual(given)
    await expect.poll(() => page.locator('bl-question bl-prose p').innerText()).toMatch(/tanh/)
    const { last, ...shown } = await drawn(page)
    expect(shown).toMatchObject({ paths: 3, pins: 1, lines: 1, step: last })
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Ask again' }).click()
    expect(await drawn(page)).toMatchObject({ paths: 0, pins: 0, step: 0 })
    // Answers by numbers and keys, without a pointer.
    await page.getByRole('button', { name: 'or enter coordinates' }).click()
    await page.getByRole('textbox', { name: 'w₁' }).fill('2')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'w₂' }).fill('0.9')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '1, your guess: move with the arrow keys' }).press('ArrowUp')
    expect(await revealed(page)).toMatch(/^Right! It ends at .* close enough\./)
    expectQuiet(own)
  }, 120_000)

  it('for an option marks the right one, and corrects another', async () => {
    const { page } = open()
    await asked(page, 'two-weights', 6)
    await page.getByRole('radio', { name: /in the valley/ }).check({ force: true })
    expect(await revealed(page)).toMatch(/^It is A: where it started.* You guessed C/)
    await page.getByRole('button', { name: 'Ask again' }).click()
    await page.getByRole('radio', { name: /where it started/ }).check({ force: true })
    expect(await revealed(page)).toMatch(/^Right! It is A/)
    // What was answered stays answered.
    await page.keyboard.press('PageUp')
    await page.keyboard.press('PageDown')
    await page.locator('bl-question .fold').getByText('Right! It is A').waitFor()
    expectQuiet(open())
  }, 120_000)

  it('for a number reports how far off it is', async () => {
    const { page } = open()
    await asked(page, 'end-to-end', 4)
    const field = page.locator('bl-question bl-number input')
    await field.fill('0.9')
    await field.press('Enter')
    expect(await revealed(page)).toMatch(/^It is 0\.667 You guessed 0\.9: 0\.23 too high\./)
    await page.getByRole('button', { name: 'Ask again' }).click()
    await field.fill('0.7')
    await field.press('Enter')
    expect(await revealed(page)).toMatch(/^Right! It is 0\.667/)
    // On the axis of a chart, by keys or by a pointer, as well as in the field.
    await openQuestion(page, { id: 'counting', number: 6, fragment: '#scenario=counting&step=6' })
    expect(await field.inputValue()).toBe('')
    const mark = page.locator('[data-place=hero] bl-asked-plot [role=slider]')
    await mark.press('ArrowUp')
    await expect.poll(() => mark.getAttribute('aria-valuetext')).toBe('your guess: 1.16')
    await expect.poll(() => field.inputValue()).toBe('1.16')
    const rail = await page.locator('[data-place=hero] bl-asked-plot .rail').boundingBox()
    const { x, y, width } = { x: NaN, y: NaN, width: NaN, ...rail }
    await page.mouse.click(x + width / 2, y + 40)
    await expect.poll(async () => Number(await field.inputValue())).toBeGreaterThan(100)
    expect(await revealed(page)).toMatch(/^It is 32 You guessed/)
    expectQuiet(open())
  }, 120_000)

  it('is not asked while questions are off, and is asked again once they are on', async () => {
    const { page } = open()
    await asked(page, 'end-to-end', 2)
    await page.getByRole('button', { name: 'no questions' }).click()
    await expect.poll(async () => (await drawn(page)).paths).toBe(3)
    await page.getByRole('button', { name: 'Ask me first' }).click()
    await expect.poll(async () => (await drawn(page)).paths).toBe(0)
    // The sandbox has no questions.
    await page.evaluate(() => document.querySelector('bl-app')?.tour.takeApart())
    await expect.poll(async () => (await drawn(page)).paths).toBe(3)
    expectQuiet(open())
  }, 120_000)

  it('is turned off in the header at any step, which the next visit remembers unless its address overrides it', async () => {
    const { page } = open()
    const isOn = () => page.evaluate(() => document.querySelector('bl-app')?.guessing?.on)
    const toggle = page.getByRole('button', { name: 'Ask before showing answers' })
    const visited = async (query: string) => {
      await page.goto(`${inject('site')}${query}#scenario=two-weights&step=2`)
      await toggle.waitFor()
      return isOn()
    }
    expect(await visited('')).toBe(true)
    await toggle.click()
    expect([await isOn(), await toggle.getAttribute('aria-pressed')]).toEqual([false, 'false'])
    expect(await visited('?again')).toBe(false)
    expect(await visited('?questions=on')).toBe(true)
    expect(await visited('')).toBe(false)
    await toggle.click()
    expect(await visited('?again')).toBe(true)
    expectQuiet(open())
  }, 120_000)
})
