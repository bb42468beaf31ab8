import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { browserTaskTimes } from '../../../.scripts/task-times.mjs'
import { evaluated, expectQuiet, settled } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** Processor time of a task, in milliseconds, above which users notice a delay. */
const longest = 100

const penguins = JSON.parse(
  readFileSync('src/experiment/generators/tables/penguins.json', 'utf8'),
) as string[]

/** Drops a file on the page. */
const drop = (page: Page, name: string, text: string) =>
  page.evaluate(
    ([name, text]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], name))
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
    },
    [name, text] as const,
  )

/** Sends the page a paste event while nothing has the focus. */
const paste = (page: Page, text: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }))
  }, text)

/**
 * Drops a table as soon as the page has something to drop it on, and records whether the browser navigates
 * away.
 */
function dropAtOnce(): void {
  const seen = new MutationObserver(() => {
    if (!(document.body as HTMLElement | null)) return
    seen.disconnect()
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['age,height\n1,2\n2,3\n3,4\n4,5\n'], 'early.csv'))
    const [over, drop] = ['dragover', 'drop'].map(
      (type) => new DragEvent(type, { dataTransfer, cancelable: true }),
    )
    const leads = [over, drop].map((event) => window.dispatchEvent(event!))
    Object.assign(window, { leadsAway: leads.includes(true) })
  })
  seen.observe(document, { childList: true, subtree: true })
}

/** The experiment of the page. */
const experimentOf = (page: Page) =>
  evaluated(page, async () => {
    const { experiment } = document.querySelector('bl-app')!.landscape.study!.store
    return JSON.stringify(experiment)
  })

describe('an import', () => {
  const open = sharedVisit({ fragment: '#scenario=two-moons&step=1', gpu: 'none', width: 1000, height: 620 })
  const sheet = (page: Page) => page.locator('bl-table-sheet')

  it('shows a dropped table, uses it as data, and undo removes it', async () => {
    const { page } = open()
    await settled(page)
    // The file handlers load with the panels.
    await page.locator('bl-share .share').waitFor()
    const before = await experimentOf(page)
    await drop(page, 'penguins.csv', penguins.join('\r\n'))
    // Island and sex become indicators, and eleven rows have no sex.
    await sheet(page).getByText('333 rows: 9 inputs, 3 classes; 250 train, 83 test').waitFor()
    for (const text of ['island', 'sex']) await sheet(page).getByLabel(`Use of ${text}`).selectOption('none')
    await sheet(page).getByText('342 rows: 5 inputs, 3 classes; 256 train, 86 test').waitFor()
    await sheet(page).getByLabel('Use of year').selectOption('none')
    await sheet(page).getByText('342 rows: 4 inputs, 3 classes; 256 train, 86 test').waitFor()
    await sheet(page).getByText('The network becomes 4-8-8-3, the loss cross-entropy.').waitFor()
    expect(await experimentOf(page)).toBe(before)
    await sheet(page).getByRole('button', { name: 'Use it' }).click()
    await sheet(page).locator('dialog').waitFor({ state: 'hidden' })
    const { data, model } = JSON.parse(await experimentOf(page))
    expect([data.kind, data.inputs.length, data.testInputs.length, model.widths]).toEqual([
      'table',
      256,
      86,
      [4, 8, 8, 3],
    ])
    await settled(page)
    const headings = () => page.locator('header .title, bl-app h2').allInnerTexts()
    await expect.poll(headings).toEqual(expect.arrayContaining(['penguins']))
    expect(await headings()).not.toContain('Two moons')
    expect(data.inputNames).toEqual(['bill_length_mm', 'bill_depth_mm', 'flipper_length_mm', 'body_mass_g'])
    const regions = page.getByRole('img', { name: 'decision regions over' })
    await expect.poll(() => regions.getAttribute('aria-label')).toContain('bill_length_mm and bill_depth_mm')
    const across = page.getByLabel('input across')
    await across.click()
    await page.keyboard.press('Escape')
    // The other input already uses it, so the two are swapped. Then it moves on by one.
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => regions.getAttribute('aria-label')).toContain('bill_depth_mm and bill_length_mm')
    await page.keyboard.press('ArrowDown')
    await expect
      .poll(() => regions.getAttribute('aria-label'))
      .toContain('flipper_length_mm and bill_length_mm')
    expect(JSON.parse(await experimentOf(page)).view.inputs).toEqual([2, 0])
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(() => experimentOf(page)).toBe(before)
    expect(await headings()).toContain('Two moons')
    expectQuiet(open())
  })

  it('draws, moves, sprays (with the pointer held still) and erases points on the page, and undo removes each stroke', async () => {
    const { page } = open()
    const before = await experimentOf(page)
    const rows = async () => {
      const { data } = JSON.parse(await experimentOf(page))
      return data.kind === 'table' ? (data.inputs as number[][]) : undefined
    }
    const count = async () => (await rows())?.length
    await page.getByRole('button', { name: 'Draw by hand' }).click()
    const tool = (name: string) =>
      page.locator('bl-draw-tools').getByRole('button', { name, exact: true }).click()
    const pad = page.locator('bl-draw-pad .pad')
    await pad.waitFor()
    const { x, y, width, height } = (await pad.boundingBox())!
    const at = (across: number, down: number) => [x + across * width, y + down * height] as const

    await page.mouse.click(...at(0.5, 0.1))
    await expect.poll(count).toBe(201)
    const set = (await rows())![200]!
    await page.mouse.move(...at(0.5, 0.1))
    await page.mouse.down()
    await page.mouse.move(...at(0.6, 0.2), { steps: 4 })
    await page.mouse.up()
    await expect.poll(async () => (await rows())?.[200]).not.toEqual(set)
    expect(await count(), 'a drag sets no point').toBe(201)

    await tool('spray')
    await page.mouse.move(...at(0.4, 0.15))
    await page.mouse.down()
    await expect.poll(count).toBeGreaterThan(210)
    await page.mouse.up()
    const sprayed = (await rows())!.slice(201)
    const spread = [0, 1].map((axis) => {
      const values = sprayed.map((row) => row[axis]!)
      return Math.max(...values) - Math.min(...values)
    })
    expect(Math.max(...spread), 'all under the brush').toBeLessThan(2)
    const all = await count()
    await tool('eraser')
    await page.mouse.click(...at(0.4, 0.15))
    await expect.poll(count).toBeLessThan(all!)

    await page.keyboard.press('Control+z')
    await expect.poll(count).toBe(all)
    await page.keyboard.press('Control+z')
    await expect.poll(count).toBe(201)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await rows())?.[200]).toEqual(set)
    await page.keyboard.press('Control+z')
    await expect.poll(() => experimentOf(page)).toBe(before)
    await page.keyboard.press('Escape')
    await pad.waitFor({ state: 'detached' })
    expectQuiet(open())
  })

  it('accepts pasted text as a table; a damaged one reports its place, and changes nothing', async () => {
    const { page, browser } = open()
    const before = await experimentOf(page)
    await paste(page, 'x;y\n1,5;2\n2,5;3\n3,5;NA\n4,5;6\n')
    await sheet(page).getByText('3 rows: 1 input, 1 target; 2 train, 1 test').waitFor()
    await page.keyboard.press('Escape')
    await sheet(page).locator('dialog').waitFor({ state: 'hidden' })
    const large = `a,b\n${'1,2\n'.repeat(200_000)}oops,3\n`
    const times = await browserTaskTimes(browser, async () => {
      await drop(page, 'large.csv', large)
      await sheet(page).getByText('line 200002, column "a"').waitFor()
    })
    expect(Math.max(...times)).toBeLessThan(longest)
    expect(await sheet(page).getByRole('button', { name: 'Use it' }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await sheet(page).locator('dialog').waitFor({ state: 'hidden' })
    await drop(page, 'net.pth', 'PK')
    await page.getByText(/^“net.pth” is a checkpoint that contains a pickle/).waitFor()
    expect(await experimentOf(page)).toBe(before)
    expectQuiet(open())
  })

  it('saves an experiment as a file, and opens it after a question', async () => {
    const { page } = open()
    const before = JSON.parse(await experimentOf(page))
    await page.getByRole('button', { name: 'Share' }).click()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.locator('bl-export').getByRole('button', { name: 'The experiment' }).click()
    const text = readFileSync(await (await saving).path(), 'utf8')
    const { model } = JSON.parse(text)
    await page.keyboard.press('Escape')
    await page.locator('bl-export dialog').waitFor({ state: 'hidden' })
    expect(model).toEqual(before.model)
    await drop(page, 'mine.json', text.replace('"seed": 1', '"seed": 7'))
    const asked = page.locator('bl-import').getByText(/network 2-8-8-1, tanh; two moons, 200 samples/)
    await asked.waitFor()
    expect(JSON.parse(await experimentOf(page)).seed).toBe(before.seed)
    await page.locator('bl-import').getByRole('button', { name: 'Open it' }).click()
    await expect.poll(async () => JSON.parse(await experimentOf(page)).seed).toBe(7)
    expectQuiet(open())
  })
})

describe('a file dropped before the page has loaded', () => {
  const open = sharedVisit({
    fragment: '#scenario=two-moons&step=1',
    gpu: 'none',
    width: 1000,
    height: 620,
    first: dropAtOnce,
    policy: "script-src 'self'",
  })

  it('is kept until the page can open it, even if the server allows no inline script; the page stays', async () => {
    const { page } = open()
    await page.locator('bl-table-sheet').getByText('4 rows: 1 input, 1 target; 3 train, 1 test').waitFor()
    expect(await page.evaluate(() => Reflect.get(window, 'leadsAway') as unknown)).toBe(false)
    expectQuiet(open())
  })
})
