import type {} from '../../../src/page/bl-app.ts'
import type { Page } from 'playwright'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  chooseLecture,
  coarsen,
  dragStart,
  evaluated,
  expectQuiet,
  follow,
  openStep,
  roomy,
  settled,
  visit,
} from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** The page of all tests but one, whose first link names a step that there is not. */
const open = sharedVisit({ gpu: 'none', fragment: '#scenario=two-weights&step=77' })

const title = (page: Page) => page.locator('bl-app .head h2').innerText()
const starts = async (page: Page) => (await settled(page)).experiment.starts
const camera = (page: Page) =>
  page.evaluate(() => document.querySelector('bl-app')?.landscape.study?.shown.value.view.camera)

/** Turns the camera with a real pointer, from the empty corner of the stage, and waits until it rests elsewhere. */
async function turn(page: Page, by: number): Promise<void> {
  let last = JSON.stringify(await camera(page))
  const from = last
  const box = await page.locator('bl-app bl-stage').boundingBox()
  const [x, y] = [(box?.x ?? 0) + 60, (box?.y ?? 0) + (box?.height ?? 0) - 60]
  await page.mouse.move(x, y)
  await page.mouse.down()
  // The page hears of the hand once a frame: between two frames that are far apart the camera seems to rest.
  const released = evaluated(page, () => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve))
    return new Promise((resolve) => addEventListener('pointerup', resolve, { once: true, capture: true }))
      .then(drawn)
      .then(drawn)
  })
  await page.mouse.move(x + by / 2, y)
  await page.mouse.move(x + by, y)
  await page.mouse.up()
  await released
  const rests = async () => {
    const now = JSON.stringify(await camera(page))
    const same = now === last
    last = now
    return same && now !== from
  }
  await expect.poll(rests, { interval: 200, timeout: 20_000 }).toBe(true)
}

describe('a link to a lecture', () => {
  it('that names no step there is, says so in a sentence and leaves what is shown', async () => {
    const { page } = open()
    await page.getByText(/has \d+ steps: there is no step “77”/).waitFor()
    expect((await settled(page)).runs[0]?.first).toEqual([2, -1])
    await openStep(page, 'two-weights', 2)
    await expect.poll(() => title(page)).toBe('Make it linear: the end point is computable')
    await follow(page, '#scenario=nothing')
    await page.getByText('there is no scenario "nothing"').waitFor()
    expect(await title(page)).toBe('Make it linear: the end point is computable')
    expectQuiet(open())
  })

  it('is opened when it was followed, though the address is replaced at that moment', async () => {
    const { page } = open()
    await openStep(page, 'two-weights', 1)
    await settled(page)
    await page.evaluate(() => {
      const { href } = location
      location.hash = '#scenario=two-weights&step=3'
      history.replaceState(history.state, '', href)
    })
    await expect.poll(() => title(page)).toBe('How far from the flow? As far as a step is long')
    await page.waitForFunction(() => location.hash === '#scenario=two-weights&step=3')
    expectQuiet(open())
  })

  it('keeps what was moved, and its step', async () => {
    const { page } = open()
    await openStep(page, 'two-weights', 2)
    await settled(page)
    const changed = page.getByText(
      'You have changed something: the numbers in the text are those of the opening.',
    )
    expect(await changed.count()).toBe(0)
    await page.locator('[data-index="0"]').press('ArrowLeft')
    const moved = await starts(page)
    expect(moved[0]?.kind).toBe('plane')
    await changed.waitFor()
    await page.waitForFunction(() =>
      /^#scenario=two-weights&step=2&a=[-\d.e]+&b=[-\d.e]+$/.test(location.hash),
    )
    const address = page.url()
    await page.goto('about:blank')
    await page.goto(address)
    expect(await starts(page)).toEqual(moved)
    expect(await title(page)).toBe('Make it linear: the end point is computable')
    await page.keyboard.press('PageDown')
    await page.waitForFunction(() => location.hash === '#scenario=two-weights&step=3')
    await changed.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await expect.poll(() => title(page)).toBe('Make it linear: the end point is computable')
    expect(await starts(page)).toEqual(moved)
    expectQuiet(open())
  })
})

it('makes each inset large by its button, from whichever is large', async () => {
  const { page } = open()
  const small = page.viewportSize()
  await page.setViewportSize({ width: 1280, height: 720 })
  await openStep(page, 'two-weights', 1)
  const heroes: (string | null)[] = []
  for (const name of ['network', 'curves', 'surface']) {
    await page.getByRole('button', { name: `Make the ${name} large` }).click()
    heroes.push(await page.locator('.board [data-place=hero]').getAttribute('data-picture'))
  }
  expect(heroes).toEqual(['network', 'losses', 'surface'])
  const points = () =>
    page.evaluate(() => document.querySelector('bl-app')?.landscape.study?.store.resolution)
  expect(await points()).toBeGreaterThan(17)
  await openStep(page, 'thresholds', 1)
  await expect.poll(points, { message: 'of a surface that nobody sees' }).toBe(17)
  if (small) await page.setViewportSize(small)
  expectQuiet(open())
})

describe('the menu', () => {
  it('opens a lecture by keys alone, and its first step is in the address', async () => {
    const { page } = open()
    await openStep(page, 'two-weights', 1)
    await settled(page)
    await page.getByTitle('Lectures and experiments').focus()
    await page.keyboard.press('Enter')
    await page.locator('bl-menu button[aria-current]').and(page.locator(':focus')).waitFor()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => location.hash === '#scenario=choose-the-minimum&step=1')
    expect(await title(page)).toBe('One start, two ends')
    await page.getByTitle('Lectures and experiments').click()
    await page.locator('bl-menu button[aria-current]').waitFor()
    expect(
      await page
        .locator('bl-menu')
        .getByText(/to come/i)
        .count(),
      'every idea has a lecture',
    ).toBe(0)
    const pictures = page.locator('bl-menu img')
    await expect
      .poll(() =>
        pictures.evaluateAll((all) => all.map((image) => (image as HTMLImageElement).naturalWidth)[0]),
      )
      .toBe(320)
    await page.keyboard.press('Escape')
    await page.locator('bl-menu wa-dialog dialog').waitFor({ state: 'hidden' })
    await chooseLecture(page, 'sine')
    await page.waitForFunction(() => location.hash === '#scenario=sine')
    expectQuiet(open())
  })
})

describe('taking a step apart', () => {
  it('leaves with its w_0 and camera, and keeps lecture and sandbox as they were left', async () => {
    const own = await visit({ ...roomy, fragment: '#scenario=two-weights&step=2' })
    const { page } = own
    onTestFinished(own.close)
    await coarsen(page)
    await settled(page)
    const number = await page.locator('.words [data-live="first-weight = 2 exactly"]').elementHandle()
    expect(await number?.textContent()).toBe('2')
    await dragStart(page, { x: -50, y: 10 })
    const said = async () => Number(await number?.textContent())
    await expect.poll(said, { message: 'a number of the words follows the hand' }).toBeLessThan(2)
    expect(await number?.evaluate((place) => place.isConnected), 'in the place that it had').toBe(true)
    await turn(page, 80)
    const [lecture, seenFrom] = [await starts(page), await camera(page)]
    expect(seenFrom).toBeDefined()

    await page.getByRole('button', { name: 'Take it apart' }).click()
    await page.getByRole('button', { name: 'Back to the lecture' }).waitFor()
    expect(await starts(page)).toEqual(lecture)
    expect(await camera(page)).toEqual(seenFrom)
    const prose = page.getByText('The flow runs on a hyperbola')
    expect(await prose.count()).toBe(0)
    await page.waitForFunction(() => location.hash.endsWith('&scenario=two-weights&step=2&apart'))

    await dragStart(page, { x: 30, y: 25 })
    await turn(page, -160)
    await page.keyboard.press('l')
    const sandbox = await settled(page)
    const sandboxFrom = await camera(page)
    expect(sandbox.experiment.starts).not.toEqual(lecture)
    expect(sandboxFrom).not.toEqual(seenFrom)

    await page.getByRole('button', { name: 'Back to the lecture' }).click()
    await expect.poll(() => title(page)).toBe('Make it linear: the end point is computable')
    await expect.poll(() => prose.count()).toBe(1)
    const back = await settled(page)
    expect(back.experiment.starts).toEqual(lecture)
    expect(back.experiment.model).toMatchObject({ linearity: 1 })
    expect(await camera(page)).toEqual(seenFrom)

    await page.getByRole('button', { name: 'Take it apart' }).click()
    await expect.poll(() => title(page)).toBe('Free sandbox')
    const again = await settled(page)
    expect(again.experiment.starts).toEqual(sandbox.experiment.starts)
    expect(again.experiment.model).toEqual(sandbox.experiment.model)
    expect(await camera(page)).toEqual(sandboxFrom)

    await page.keyboard.press('Control+z')
    await expect.poll(() => title(page)).toBe('Make it linear: the end point is computable')
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => title(page)).toBe('Free sandbox')
    await page.keyboard.press('PageUp')
    await expect.poll(() => title(page)).toBe('Make it linear: the end point is computable')
    expectQuiet(own)
  })
})
