import type {} from '../../../src/page/bl-app.ts'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { onlyLong } from '../../support/long.ts'
import { axeFaults, coarsen, dragStart, expectQuiet, settled } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** The pickers of files of this browser are for a person alone. */
function withoutPickers(): void {
  Reflect.deleteProperty(window, 'showSaveFilePicker')
  Reflect.deleteProperty(window, 'showOpenFilePicker')
}

const titles = (page: Page) =>
  page.evaluate(() => document.querySelector('bl-app')?.tour.at.lecture?.steps.map(({ title }) => title))

const field = (page: Page, part: string) => page.locator(`bl-words[data-part=${part}] textarea`)

const isFocused = (page: Page, part: string) =>
  expect.poll(() => field(page, part).evaluate((one) => one.matches(':focus'))).toBe(true)

/** Clicks some words where their reader has them, and types. */
async function write(page: Page, part: string, words: string): Promise<void> {
  await page.locator(`bl-words[data-part=${part}]`).click()
  await isFocused(page, part)
  await page.keyboard.type(words)
}

/** Takes what is on the stage as a step, and types its title: the caret is there. */
async function add(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Add what is on the stage' }).click()
  await isFocused(page, 'step-title')
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await settled(page)
}

const looked = async (page: Page) => expect(await axeFaults(page)).toEqual([])

describe.each(
  onlyLong([
    { width: 1280, height: 720, colorScheme: 'light' },
    { width: 820, height: 1180, colorScheme: 'dark' },
  ] as const),
)('ten minutes without a manual, $width pixels wide, $colorScheme', ({ width, height, colorScheme }) => {
  const open = sharedVisit({
    fragment: '#scenario=two-weights',
    width,
    height,
    first: withoutPickers,
  })

  it('are three steps with a question, out of the sandbox, in another order, presented, saved and opened', async () => {
    const { page } = open()
    await page.emulateMedia({ colorScheme })
    // The browser has to know long before the key that its own dialog is not wanted.
    const chosen = page.waitForEvent('filechooser', { timeout: 0 })
    await coarsen(page, 17)
    await settled(page)
    await page.getByRole('button', { name: 'Take it apart' }).click()
    await settled(page)
    await page.locator('aside').getByRole('button', { name: 'Make a lecture of this' }).click()
    await isFocused(page, 'step-title')
    await page.keyboard.type('Two weights make a table')
    await write(page, 'step-try', 'Drag $w_0$ over the edge.')
    await write(page, 'step-watch', 'The end of the run.')
    await looked(page)
    await page.keyboard.press('Escape')

    await dragStart(page, { x: 30, y: 10 })
    await settled(page)
    await add(page, 'From elsewhere')

    await page.locator('bl-sentence .part[title^="learning rate"]').first().click()
    const card = page.locator('bl-vary')
    await card.getByRole('button', { name: 'Dial' }).click()
    await card.getByLabel('stops').fill('0.005, 0.01, 0.02')
    await looked(page)
    await card.getByRole('button', { name: 'Give' }).click()
    await card.waitFor({ state: 'detached' })
    await page.keyboard.press('l')
    await settled(page)
    await add(page, 'A straight line')
    await expect
      .poll(() => titles(page))
      .toEqual(['Two weights make a table', 'From elsewhere', 'A straight line'])

    // A number that stays right, found by what it is of.
    await write(page, 'step-prose', 'The run ends at sharpness ')
    await page
      .locator('bl-words[data-part=step-prose] .tools')
      .getByRole('button', { name: 'Number' })
      .click()
    await page.getByRole('button', { name: 'Pick on the stage' }).click()
    await page.locator('.pick').getByRole('button', { name: 'gradient descent' }).click()
    await page.keyboard.type('sharpness where')
    const found = page.getByRole('option', { name: /sharpness where the run ends/u })
    await expect.poll(() => found.locator('b').textContent()).toMatch(/^\d/u)
    await looked(page)
    await page.keyboard.press('Enter')
    await page.keyboard.type('.')
    await expect
      .poll(() => field(page, 'step-prose').inputValue())
      .toMatch(/^The run ends at sharpness \{minimum-sharpness = [\d.]+\}\.$/u)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.button.check').textContent()).toMatch(/✓\s*1/u)

    await page.getByRole('button', { name: 'Ask a question first' }).click()
    const ask = page.locator('bl-ask')
    await ask.getByRole('button', { name: 'choose' }).click()
    await isFocused(page, 'step-ask')
    await page.keyboard.type('How high is the loss in the end?')
    await expect.poll(() => ask.locator('.tried').textContent()).toMatch(/is right/u)
    await looked(page)
    await ask.getByRole('button', { name: 'Try it on the stage' }).click()
    await page.locator('bl-question').getByRole('button', { name: 'Show me' }).click()
    await expect.poll(() => page.locator('bl-question .verdict').textContent()).not.toBe('')
    await page.getByRole('button', { name: 'Go on writing' }).click()
    await page.keyboard.press('Escape')

    await page.locator('bl-step-list li').nth(2).dragTo(page.locator('bl-step-list li').nth(0))
    await expect
      .poll(() => titles(page))
      .toEqual(['A straight line', 'Two weights make a table', 'From elsewhere'])
    await write(page, 'step-title', '')
    await page.getByRole('button', { name: 'Present' }).click()
    await page.locator('bl-step-list').waitFor({ state: 'detached' })
    await page.keyboard.press('PageDown')
    await page.keyboard.press('PageUp')
    // Escape ends work that is under way before it ends anything else.
    await settled(page)
    await page.keyboard.press('Escape')
    await isFocused(page, 'step-title')

    const begun = page.waitForEvent('download')
    await page.keyboard.press('Control+s')
    const text = readFileSync(await (await begun).path(), 'utf8')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.locator('bl-step-list').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+o')
    await (
      await chosen
    ).setFiles({
      name: 'again.txt',
      mimeType: 'text/markdown',
      buffer: Buffer.from(text.replace('## From elsewhere', '## From there')),
    })
    await expect
      .poll(() => titles(page))
      .toEqual(['A straight line', 'Two weights make a table', 'From there'])
    const [first, second, third] = await page.evaluate(
      () => document.querySelector('bl-app')!.tour.at.lecture!.steps,
    )
    expect(first?.question?.ask).toBe('How high is the loss in the end?')
    expect([second?.try, second?.watch]).toEqual(['Drag $w_0$ over the edge.', 'The end of the run.'])
    expect(third?.dial?.values).toEqual([0.005, 0.01, 0.02])
    expectQuiet(open())
  }, 300_000)
})
