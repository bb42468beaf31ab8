import type {} from '../../../src/page/bl-app.ts'
import type { BlPointCard } from '../../../src/elements/stage/bl-point-card.ts'
import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { coarsen, dragStart, evaluated, expectQuiet, roomy, settled } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/**
 * A point of the surface by its share of the grid, and where it is on the page (approximately, on the flat
 * map). Resolves once two frames agree, since even an idle page may still have its last picture and camera
 * move to come.
 */
async function pointOf(page: Page, across: number, away: number) {
  const found = await page.waitForFunction(
    ([x, y]) => {
      const { stage, terrain } = document.querySelector('bl-app')?.landscape ?? {}
      if (!stage || !terrain) return undefined
      const box = stage.getBoundingClientRect()
      const [na, nb] = terrain.resolution
      const [i, j] = [Math.round(x * (na - 1)), Math.round(y * (nb - 1))]
      const { a, b } = terrain.extent
      const place = [a[0] + (i / (na - 1)) * (a[1] - a[0]), b[0] + (j / (nb - 1)) * (b[1] - b[0])] as const
      const at =
        'screenOf' in stage
          ? stage.screenOf(...place, terrain.values[j * na + i] ?? NaN)
          : { x: x * box.width, y: (1 - y) * box.height }
      const point = { place, x: box.x + (at?.x ?? NaN), y: box.y + (at?.y ?? NaN) }
      const page = globalThis as { pointBefore?: string }
      const before = page.pointBefore
      page.pointBefore = JSON.stringify(point)
      return before === page.pointBefore ? point : undefined
    },
    [across, away] as const,
  )
  return (await found.jsonValue()) ?? { place: [NaN, NaN] as const, x: NaN, y: NaN }
}

/**
 * The current measurement: its place, and the numbers by their names on the card, once its element has
 * loaded.
 */
async function measured(page: Page) {
  await settled(page)
  return evaluated(page, async () => {
    const landscape = document.querySelector('bl-app')?.landscape
    const card = landscape?.renderRoot.querySelector<BlPointCard>('bl-point-card')
    if (!landscape?.study || !card) return undefined
    await customElements.whenDefined('bl-point-card')
    await card.updateComplete
    const { terrain } = landscape
    const chosen = landscape.study.point.chosen.value
    const [a = 0, b = 0] = chosen ?? []
    return {
      chosen,
      heading: card.heading,
      weights: Array.from(
        terrain?.origin ?? [],
        (w, i) => w + a * (terrain?.u[i] ?? 0) + b * (terrain?.v[i] ?? 0),
      ),
      rows: Object.fromEntries(card.rows.map(({ id, values }) => [id, values[0]])),
    }
  })
}

/** Expects the card's values at the point to equal the float64 reference's at the float32 weights there. */
async function expectTrue(page: Page): Promise<void> {
  const { experiment } = await settled(page)
  const found = await measured(page)
  const weights = Float32Array.from(found?.weights ?? [])
  for (const [id, what] of [
    ['loss', 'metric'],
    ['gradient-norm', 'gradient-norm'],
    ['sharpness', 'sharpness'],
  ] as const) {
    const [wanted = NaN] = oracle.measure(experiment, weights, what).values
    expect(Math.abs((found?.rows[id] ?? NaN) - wanted), id).toBeLessThan(1e-6 * (1 + Math.abs(wanted)))
  }
}

/** Expects the point under the pointer to be measured, within two cells of a grid of 65. */
async function expectAt(page: Page, place: readonly [number, number]): Promise<void> {
  const [a, b] = (await measured(page))?.chosen ?? []
  const { extent } = await page.evaluate(() => ({
    extent: document.querySelector('bl-app')?.landscape.terrain?.extent,
  }))
  const cell = ([from, to]: readonly [number, number] = [0, 0]) => (to - from) / 32
  expect(Math.abs((a ?? NaN) - place[0])).toBeLessThan(cell(extent?.a))
  expect(Math.abs((b ?? NaN) - place[1])).toBeLessThan(cell(extent?.b))
  await expectTrue(page)
}

const starts = async (page: Page) => (await settled(page)).experiment.starts

/** Adds a start and deletes one by keys, and restores both. */
async function expectStartsGo(page: Page): Promise<void> {
  const { experiment } = await settled(page)
  await page.keyboard.press('a')
  const two = await settled(page)
  expect(two.runs).toHaveLength(6)
  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: 'Help' }).focus()
  await page.keyboard.press('Delete')
  expect((await settled(page)).experiment).toEqual(two.experiment)
  await page.locator('[data-index="0"]').focus()
  await page.keyboard.press('Delete')
  const one = await settled(page)
  expect(one.experiment.starts).toEqual([two.experiment.starts[1]])
  expect(one.runs.map(({ end }) => end)).toEqual(two.runs.slice(3).map(({ end }) => end))
  await page.keyboard.press('Delete')
  expect((await settled(page)).experiment, 'the last one stays').toEqual(one.experiment)
  await page.keyboard.press('Control+z')
  const again = await settled(page)
  expect(again.experiment).toEqual(two.experiment)
  expect(again.runs).toEqual(two.runs)
  await page.keyboard.press('Control+z')
  expect((await settled(page)).experiment).toEqual(experiment)
}

describe('on a surface', () => {
  const open = sharedVisit(roomy)

  beforeAll(() => coarsen(open().page))

  it('Delete removes starts on their own marker and nowhere else, and undo brings one back', async () => {
    await expectStartsGo(open().page)
    expectQuiet(open())
  })

  it('Alt-click measures a point; dragging still turns the block and moves w₀; Escape closes the card', async () => {
    const { page } = open()
    await coarsen(page, 33)
    const before = await starts(page)
    const first = await pointOf(page, 0.3, 0.2)
    await page.mouse.click(first.x, first.y)
    expect(await measured(page), 'a plain click').toBeUndefined()
    await page.keyboard.down('Alt')
    await page.mouse.click(first.x, first.y)
    await page.keyboard.up('Alt')
    await expectAt(page, first.place)
    const second = await pointOf(page, 0.4, 0.4)
    await page.mouse.click(second.x, second.y)
    await expectAt(page, second.place)
    expect(await starts(page), 'a click adds and moves no start').toEqual(before)

    const { chosen } = (await measured(page)) ?? {}
    const camera = () =>
      page.evaluate(() => {
        const stage = document.querySelector('bl-app')?.landscape.stage
        return JSON.stringify(stage && 'camera' in stage && stage.camera)
      })
    const from = await camera()
    await page.mouse.move(first.x, first.y)
    await page.mouse.down()
    for (let i = 1; i <= 5; i++) await page.mouse.move(first.x + 8 * i, first.y)
    await page.mouse.up()
    await expect.poll(camera, { timeout: 20_000 }).not.toBe(from)
    await dragStart(page, { x: -20, y: -12 })
    expect(await starts(page)).not.toEqual(before)
    expect((await measured(page))?.chosen, 'a drag measures nowhere else').toEqual(chosen)

    await page.keyboard.press('Escape')
    expect(await measured(page)).toBeUndefined()
    expectQuiet(open())
  })
})

describe('on the flat map', () => {
  const open = sharedVisit({ gpu: 'none', width: 1280, height: 720 })

  beforeAll(() => coarsen(open().page))

  it('Delete removes starts on their own marker and nowhere else, and undo brings one back', async () => {
    await expectStartsGo(open().page)
    expectQuiet(open())
  })

  it('a point is measured by the tool or a key, at typed coordinates', async () => {
    const { page } = open()
    await coarsen(page, 33)
    await settled(page)
    await page.getByRole('button', { name: 'measure', exact: true }).click()
    expect(await measured(page)).toMatchObject({ heading: 'At w₀', rows: { distance: 0 } })
    const place = await pointOf(page, 0.4, 0.5)
    await page.mouse.click(place.x, place.y)
    expect((await measured(page))?.chosen).toHaveLength(2)
    await expectTrue(page)
    const field = page.locator('bl-point-card').getByRole('textbox', { name: 'w₁' })
    await field.fill('1.5')
    await field.press('Enter')
    expect((await measured(page))?.chosen?.[0]).toBe(1.5)
    await expectTrue(page)
    await field.press('Escape')
    expect(await measured(page)).toBeUndefined()
    await page.keyboard.press('i')
    expect((await measured(page))?.heading).toBe('At w₀')
    expectQuiet(open())
  })
})
