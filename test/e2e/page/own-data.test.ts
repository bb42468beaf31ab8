import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { expectQuiet, settled } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** This browser's file pickers need a person, so they are removed. */
function withoutPickers(): void {
  Reflect.deleteProperty(window, 'showSaveFilePicker')
  Reflect.deleteProperty(window, 'showOpenFilePicker')
}

/** Rows of a table from which a network can learn something. */
const rowsOf = (count: number) =>
  `x,y\n${Array.from({ length: count }, (_, i) => `${i % 97},${(i * 7) % 13}`).join('\n')}\n`

const dataOf = (page: Page) =>
  page
    .evaluate(() => JSON.stringify(document.querySelector('bl-app')!.landscape.study!.store.training!.data))
    .then((text) => JSON.parse(text))

describe('your own data', () => {
  const open = sharedVisit({
    fragment: '#scenario=two-moons&step=1',
    gpu: 'none',
    width: 1000,
    height: 620,
    first: withoutPickers,
  })
  const sheet = (page: Page) => page.locator('bl-table-sheet')
  const dialog = (page: Page) => page.locator('bl-import')

  const bringIn = async (page: Page) => {
    await page.getByTitle('Lectures and experiments').click()
    await page.locator('bl-menu').getByRole('button', { name: 'Import' }).click()
    await dialog(page).getByRole('button', { name: 'Choose a file' }).waitFor()
  }

  it('are imported from a chosen file or a text; a faulty text stays there with its fault', async () => {
    const { page } = open()
    await settled(page)
    await bringIn(page)
    const chosen = page.waitForEvent('filechooser')
    await dialog(page).getByRole('button', { name: 'Choose a file' }).click()
    const chooser = await chosen
    const kinds = (await chooser.element().getAttribute('accept'))?.split(',')
    expect(kinds).toEqual(expect.arrayContaining(['.csv', '.json', '.md', '.npz', '.safetensors']))
    await chooser.setFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(rowsOf(8)) })
    await sheet(page).getByText('8 rows: 1 input, 1 target; 6 train, 2 test').waitFor()
    await sheet(page).getByRole('button', { name: 'Not now' }).click()
    await sheet(page).locator('dialog').waitFor({ state: 'hidden' })
    expect(await dataOf(page)).toMatchObject({ kind: 'generated', id: 'two-moons' })

    await bringIn(page)
    const text = dialog(page).getByLabel('Paste text here')
    await text.fill('some words')
    await dialog(page).getByRole('button', { name: 'Import text' }).click()
    await dialog(page)
      .getByText(/^The pasted text is not a file this page can open/)
      .waitFor()
    await text.fill(rowsOf(12))
    await dialog(page).getByRole('button', { name: 'Import text' }).click()
    await sheet(page).getByText('12 rows: 1 input, 1 target; 9 train, 3 test').waitFor()
    await sheet(page).getByRole('button', { name: 'Use it' }).click()
    await sheet(page).locator('dialog').waitFor({ state: 'hidden' })
    expect(await dataOf(page)).toMatchObject({ kind: 'table', inputs: { length: 9 } })
    await page.keyboard.press('Control+z')
    await expect.poll(() => dataOf(page)).toMatchObject({ id: 'two-moons' })
    expectQuiet(open())
  })

  it('are sampled if they have more rows than an experiment allows, with the number and the seed', async () => {
    const { page } = open()
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], 'large.csv'))
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
    }, rowsOf(70_000))
    await sheet(page)
      .getByText(/^65\u202F536 rows: 1 input, 1 target; 49\u202F152 train, 16\u202F384 test$/)
      .waitFor()
    const said =
      '4\u202F464 rows left out, because an experiment cannot hold more. The rest are drawn with seed 1.'
    await sheet(page).getByText(said).waitFor()
    await sheet(page).getByRole('button', { name: 'Not now' }).click()
    await sheet(page).locator('dialog').waitFor({ state: 'hidden' })
    expectQuiet(open())
  })

  it('are drawn as a curve, in a class that a key chooses, which may be a new one', async () => {
    const { page } = open()
    const targets = async () => {
      const data = await dataOf(page)
      return data.kind === 'table' ? (data.targets as number[][]) : []
    }
    await page.getByRole('button', { name: 'Help' }).focus()
    await page.keyboard.press('d')
    const pad = page.locator('bl-draw-pad .pad')
    await pad.waitFor()
    const { x, y, width, height } = (await pad.boundingBox())!
    const stroke = async (down: number) => {
      await page.mouse.move(x + 0.3 * width, y + down * height)
      await page.mouse.down()
      await page.mouse.move(x + 0.7 * width, y + down * height, { steps: 8 })
      await page.mouse.up()
    }
    await page.locator('bl-draw-tools').getByRole('button', { name: 'curve', exact: true }).click()
    await pad.focus()
    await page.keyboard.press('2')
    await stroke(0.2)
    await expect.poll(async () => (await targets()).length).toBeGreaterThan(205)
    const second = (await targets()).slice(200)
    await page.keyboard.press('1')
    await stroke(0.3)
    await expect.poll(async () => (await targets()).length).toBeGreaterThan(200 + second.length + 5)
    const first = (await targets()).slice(200 + second.length)
    expect(new Set(second.flat())).toEqual(new Set([1]))
    expect(new Set(first.flat())).toEqual(new Set([-1]))
    await page.keyboard.press('3')
    await page.mouse.click(x + 0.5 * width, y + 0.4 * height)
    await expect.poll(async () => (await targets()).at(-1)).toEqual([0, 0, 1])
    for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z')
    await expect.poll(() => dataOf(page)).toMatchObject({ id: 'two-moons' })
    await page.keyboard.press('Escape')
    await pad.waitFor({ state: 'detached' })
    expectQuiet(open())
  })

  it('can be a real table from the menu, or labelled by a formula', async () => {
    const { page } = open()
    const panel = page.locator('bl-data-panel')
    const choose = (label: string) => panel.getByLabel('source').selectOption({ label })
    await choose('Irises')
    await expect.poll(() => dataOf(page)).toMatchObject({ id: 'iris' })
    const { experiment, runs } = await settled(page)
    expect(experiment.model).toMatchObject({ widths: [4, 8, 8, 3] })
    expect(runs.length).toBeGreaterThan(0)
    const regions = page.getByRole('img', { name: 'decision regions over' })
    await expect.poll(() => regions.getAttribute('aria-label')).toContain('petal length and petal width')

    await choose('Sign of a formula')
    const formula = panel.locator('bl-data-formula textarea')
    await formula.fill('x^2 + y^2 - 1')
    await expect.poll(() => dataOf(page)).toMatchObject({ expression: 'x^2 + y^2 - 1' })
    const circle = await settled(page)
    await formula.fill('x y')
    await expect.poll(() => dataOf(page)).toMatchObject({ expression: 'x y' })
    const saddle = await settled(page)
    expect(saddle.runs[0]!.first).toEqual(circle.runs[0]!.first)
    expect(saddle.runs[0]!.loss).not.toBe(circle.runs[0]!.loss)
    await formula.fill('x y + z')
    await expect.poll(() => panel.locator('bl-data-formula [role=status]').textContent()).toMatch(/z/)
    expect(await dataOf(page)).toMatchObject({ expression: 'x y' })
    expectQuiet(open())
  })
})
