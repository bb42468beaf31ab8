import type {} from '../../../src/page/bl-app.ts'
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { joined } from '../../../src/exchange/lecture/translation/documents.ts'
import { tal, valley } from '../../support/lectures/valley.ts'
import { axeFaults, expectQuiet, roomy, settled } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

const drop = (page: Page, files: Readonly<Record<string, string>>) =>
  page.evaluate((all) => {
    const dataTransfer = new DataTransfer()
    for (const [name, text] of Object.entries(all)) dataTransfer.items.add(new File([text], name))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
  }, files)

const textOf = (page: Page) =>
  page.evaluate(() => document.querySelector('bl-app')?.tour.at.lecture?.manuscript?.text)

/** Expects a heading and the prose of a step in a language. */
async function reads(page: Page, title: string, language: string): Promise<void> {
  await page.getByRole('heading', { name: title, exact: true }).waitFor()
  const spoken = () =>
    page
      .locator('.head h2, .words > bl-prose')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).lang))
  await expect.poll(spoken).toEqual([language, language])
}

async function choose(page: Page, language: string): Promise<void> {
  await page.locator('header .open').click()
  await page.locator('bl-menu select').selectOption(language)
  await page.keyboard.press('Escape')
}

describe('an author who translates their lecture', () => {
  const open = sharedVisit({
    gpu: 'none',
    ...roomy,
    fragment: '&questions=off&lang=de#scenario=where-is-zero',
  })

  it('drops both files, reads either language, translates side by side, and has everything in the text, the link and the store', async () => {
    const { page } = open()
    await settled(page)
    await page.getByRole('button', { name: 'Präsentieren' }).waitFor()
    await drop(page, { 'tal.txt': tal.replace('\n> [!try] Ziehen.\n', ''), 'valley.txt': valley })
    await reads(page, 'Ein Schritt', 'de')
    await choose(page, 'en')
    await reads(page, 'One step', 'en')

    await page.keyboard.press('e')
    const pane = page.locator('bl-translate')
    await page.locator('bl-step-list').waitFor()
    await page.getByRole('button', { name: 'Translate' }).click()
    await pane.getByText('1 missing · 0 out of date').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.keyboard.press('F8')
    await page.keyboard.type('Ziehen.')
    await pane.getByText('Everything is translated.').waitFor()
    const loss = pane.getByLabel('Text: Deutsch').first()
    await loss.fill('Der Verlust ist $w_1 = 2$.')
    await pane.getByText('the number {final-loss} of the lecture is missing here. Copy it').waitFor()
    await pane.getByRole('button', { name: '{final-loss}' }).click()
    await expect.poll(() => loss.inputValue()).toBe('Der Verlust ist $w_1 = 2$. {final-loss}')
    // Structure typed within the text is reported at once, and neither saved nor lost.
    await loss.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('## Neu')
    await pane.getByText('line 2: “## Neu” is a heading').waitFor()
    expect(await loss.inputValue()).toContain('## Neu')
    expect(await textOf(page)).not.toContain('## Neu')
    for (let i = 0; i < '\n## Neu'.length; i++) await page.keyboard.press('Backspace')
    await pane.getByText('Everything is translated.').waitFor()
    await page.keyboard.press('Escape')
    await pane.waitFor({ state: 'detached' })
    const written = () =>
      page.evaluate(() => document.querySelector('bl-app')?.tour.at.lecture?.manuscript?.text)
    await expect.poll(written).toContain('Der Verlust ist $w_1 = 2$. {final-loss}')

    await page.getByRole('button', { name: /^Undo/u }).click()
    await expect.poll(written).toContain('Der Verlust ist {final-loss} und $w_1 = 2$.')
    await page.keyboard.press('F4')
    await pane.getByLabel('Language code').fill('klingon')
    await page.keyboard.press('Enter')
    await pane.getByText('"klingon" is not the code of a language').waitFor()
    await pane.getByLabel('Language code').fill('fr')
    await page.keyboard.press('Enter')
    await pane.getByLabel('Title: français').first().fill('Une vallée')
    await page.setViewportSize({ width: 390, height: 844 })
    const [own, field] = await Promise.all(
      [pane.locator('.own').first(), pane.locator('textarea').first()].map((one) => one.boundingBox()),
    )
    expect(field!.y).toBeGreaterThan(own!.y + own!.height - 1)
    await page.setViewportSize(roomy)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    await reads(page, 'One step', 'en')
    await choose(page, 'fr')
    await page.locator('header').getByText('Une vallée').waitFor()

    const text = (await textOf(page)) ?? ''
    expect(text.startsWith(`${valley}\n---\n`)).toBe(true)
    expect(text).toContain('translates: valley\nlanguage: fr')
    const address = () => page.evaluate(() => location.href)
    await expect.poll(address, { message: 'the address follows after a pause' }).not.toContain('&edit')
    const link = await address()
    await page.goto(link.replace('lang=de', 'lang=en'))
    await reads(page, 'One step', 'en')
    expect(await textOf(page)).toBe(text)
    expectQuiet(open())
  })

  it('is warned of a translation without a lecture, and loses nothing', async () => {
    const { page } = open()
    await drop(page, { 'berg.txt': tal.replaceAll('valley', 'hill') })
    const dialog = page.locator('bl-lecture-files')
    await dialog.getByText('there is no lecture "hill" here.').waitFor()
    expect(await dialog.locator('textarea').inputValue()).toBe(tal.replaceAll('valley', 'hill'))
    await page.keyboard.press('Escape')
    await drop(page, { 'hill.txt': valley.replaceAll('valley', 'hill') })
    await expect
      .poll(() => textOf(page))
      .toBe(joined(valley.replaceAll('valley', 'hill'), tal.replaceAll('valley', 'hill')))
    expectQuiet(open())
  })
})
