import type {} from '../../../src/page/bl-app.ts'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { onlyLong } from '../../support/long.ts'
import { axeFaults, coarsen, dragStart, expectQuiet, settled } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** Only a person can use this browser's file pickers. */
function withoutPickers(): void {
  Reflect.deleteProperty(window, 'showSaveFilePicker')
  Reflect.deleteProperty(window, 'showOpenFilePicker')
}

const titles = (page: Page) =>
  page.evaluate(() => document.querySelector('bl-app')?.tour.at.lecture?.steps.map(({ title }) => title))

const field = (page: Page, part: string) => page.locator(`bl-words[data-part=${part}] textarea`)

const isFocused = (page: Page, part: string) =>
  expect.poll(() => field(page, part).evaluate((one) => one.matches(':focus'))).toBe(true)

const looked = async (page: Page) => expect(await axeFaults(page)).toEqual([])

/** Clicks some words where their reader has them, and types. */
async function write(page: Page, part: string, words: string): Promise<void> {
  await page.locator(`bl-words[data-part=${part}] .place`).click()
  await isFocused(page, part)
  await page.keyboard.type(words)
}

/** Takes what is on the stage as a step, and types its title: the caret is there. */
async function add(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Add stage as step' }).click()
  await isFocused(page, 'step-title')
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await settled(page)
}

const shown = (page: Page) =>
  page.evaluate(() => {
    const { lecture, step = 0 } = document.querySelector('bl-app')?.tour.at ?? {}
    const { hero, insets, predictions, beside, stage } = lecture?.steps[step] ?? {}
    return { hero, insets, predictions, beside, stage }
  })

/** Has the step at hand show other pictures, one prediction fewer, and what is on the stage beside it; undo takes all of it back. */
async function putInTheShelf(page: Page): Promise<void> {
  const shelf = page.locator('bl-shelf')
  const tab = (name: string) => shelf.getByRole('button', { name })
  const before = await shown(page)
  await tab('Pictures').press('Enter')
  await looked(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('End')
  const last = await page.locator('bl-picture-tiles [aria-selected=true]').getAttribute('data-name')
  await page.keyboard.press('1')
  await expect.poll(() => shown(page)).toMatchObject({ hero: last })
  await page.keyboard.press('Escape')
  await tab('Predictions').press('Enter')
  const tick = page.locator('bl-prediction-ticks').getByRole('checkbox').first()
  await tick.press(' ')
  await expect.poll(async () => (await shown(page)).predictions?.length).toBeGreaterThan(0)
  await looked(page)
  await tick.press('Escape')
  await page.locator('bl-step-list [aria-selected=true]').focus()
  await page.keyboard.press('l')
  await tab('Side by side').press('Enter')
  await page.getByRole('button', { name: 'Add side by side' }).press('Enter')
  await expect.poll(async () => (await shown(page)).beside).toHaveLength(1)
  await expect.poll(() => page.locator('bl-stage-strip h2').textContent()).toBe('The stage matches step 3')
  await settled(page)
  await looked(page)
  await page.keyboard.press('Escape')
  await settled(page)
  for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z')
  await expect.poll(() => shown(page)).toEqual(before)
}

describe('who has never written a lecture', () => {
  const open = sharedVisit({
    fragment: '#scenario=two-weights',
    width: 1280,
    height: 720,
    first: withoutPickers,
  })

  it('makes three steps of the sandbox, reorders, presents and saves them, and opens the file', async () => {
    const { page } = open()
    // The browser has to know long before the key that its own dialog is not wanted.
    const chosen = page.waitForEvent('filechooser', { timeout: 0 })
    await coarsen(page, 17)
    await settled(page)
    await page.getByRole('button', { name: 'Open in sandbox' }).click()
    await settled(page)
    await page.locator('aside').getByRole('button', { name: 'New lecture from this' }).click()
    await isFocused(page, 'step-title')
    await page.keyboard.type('Two weights')
    await field(page, 'step-try').fill('Drag $w_0$ over the edge.')
    await field(page, 'step-prose').fill('The flow ends at {minimum-sharpness}.')
    await field(page, 'lecture-title').fill('How long may a step be?')
    await page.keyboard.press('Escape')
    await looked(page)

    await page.locator('bl-step-list [aria-selected=true]').focus()
    await page.keyboard.press('l')
    await settled(page)
    await add(page, 'A line')
    await page.locator('bl-step-list [aria-selected=true]').focus()
    await page.keyboard.press('l')
    await dragStart(page, { x: 30, y: 10 })
    await settled(page)
    await add(page, 'Elsewhere')
    await expect.poll(() => titles(page)).toEqual(['Two weights', 'A line', 'Elsewhere'])
    expect(await page.locator('bl-stage-strip h2').textContent()).toBe('The stage matches step 3')

    await putInTheShelf(page)

    await page.locator('bl-step-list li').nth(2).dragTo(page.locator('bl-step-list li').nth(0))
    await expect.poll(() => titles(page)).toEqual(['Elsewhere', 'Two weights', 'A line'])
    await page.keyboard.press('F6')
    await page.locator('bl-step-list li').nth(0).press('Alt+ArrowDown')
    await expect.poll(() => titles(page)).toEqual(['Two weights', 'Elsewhere', 'A line'])
    await page.locator('bl-step-list [aria-selected=true]').press('Delete')
    await expect.poll(() => titles(page)).toEqual(['Two weights', 'A line'])
    await page.locator('bl-step-list').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => titles(page)).toEqual(['Two weights', 'Elsewhere', 'A line'])
    expect((await settled(page)).experiment.starts).toMatchObject([{ kind: 'plane' }])

    await field(page, 'step-watch').fill('The edge.')
    await page.getByRole('button', { name: 'Present' }).click()
    await page.locator('bl-step-list').waitFor({ state: 'detached' })
    await page.keyboard.press('PageDown')
    await page.keyboard.press('PageUp')
    await settled(page)
    await page.keyboard.press('p')
    await isFocused(page, 'step-watch')

    const begun = page.waitForEvent('download')
    await page.keyboard.press('Control+s')
    const saved = await begun
    expect(saved.suggestedFilename()).toMatch(/^how-long-may-a-step-be\.[a-z]+$/u)
    const text = readFileSync(await saved.path(), 'utf8')
    await expect.poll(() => page.locator('header .state').textContent()).toMatch(/as in how-long/u)
    await page.keyboard.press('F2')
    expect(await page.locator('bl-source textarea').inputValue()).toBe(text)
    const caret = () =>
      page.locator('bl-source textarea').evaluate((one) => (one as HTMLTextAreaElement).selectionStart)
    await expect.poll(caret).toBe(text.indexOf('The edge.'))
    await page.keyboard.press('F2')
    await isFocused(page, 'step-watch')
    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    await page.locator('bl-step-list').waitFor({ state: 'detached' })

    await page.keyboard.press('Control+o')
    await (
      await chosen
    ).setFiles({
      name: 'again.txt',
      mimeType: 'text/markdown',
      buffer: Buffer.from(text.replace('## Elsewhere', '## There')),
    })
    await expect.poll(() => titles(page)).toEqual(['Two weights', 'There', 'A line'])
    expect(await page.getByRole('heading', { name: 'Two weights' }).isVisible()).toBe(true)
    expectQuiet(open())
  })
})

/** The parts of the editor on a phone. */
const parts = { Text: '.words-of-step', Stage: '.over-stage', More: 'bl-shelf' } as const

describe.each([390, ...onlyLong([1280])])(
  'who gives a dial and asks where it ends, %i pixels wide',
  (width) => {
    const open = sharedVisit({ fragment: '#scenario=two-weights&step=2&edit', width, height: 800 })

    const step = (page: Page) =>
      page.evaluate(() => {
        const { lecture, step: at } = document.querySelector('bl-app')!.tour.at
        const { dial, sweep, question } = lecture!.steps[at]!
        return { dial: dial?.values, swept: sweep?.quantities[0]?.quantity, ask: question?.ask, kind: question?.kind } // prettier-ignore
      })

    /** To a part of the editor, of which a phone shows one at a time, under its steps. */
    const turn = async (page: Page, name: keyof typeof parts) => {
      if (width > 500) return
      await page.locator('.tabs').getByRole('button', { name }).press('Enter')
      const box = await page.locator(parts[name]).boundingBox()
      expect(box?.y).toBeLessThan(600)
    }

    it('by keys alone, is told of a bad stop, and tries the question', async () => {
      const { page } = open()
      await coarsen(page, 17)
      await settled(page)
      await page.locator('bl-step-list').waitFor()
      await turn(page, 'Stage')
      const part = page.locator('bl-sentence .part[title^="learning rate"]').first()
      await part.focus()
      await page.keyboard.press('Enter')
      const card = page.locator('bl-vary')
      await card.getByRole('button', { name: 'Dial' }).press('Enter')
      await card.getByLabel('values').fill('0.1, -3')
      await expect.poll(() => card.locator('.problem').textContent()).toMatch(/^stop 2, -3, /u)
      await looked(page)
      await card.getByLabel('values').fill('0.01, 0.02')
      await page.keyboard.press('Enter')
      await expect.poll(async () => (await step(page)).dial).toEqual([0.01, 0.02])

      await turn(page, 'More')
      await page.locator('bl-shelf').getByRole('button', { name: 'Dial and sweep' }).press('Enter')
      await page.locator('bl-varied section[aria-label=Sweep] .offers button').first().press('Enter')
      await card.getByRole('button', { name: 'Add' }).press('Enter')
      await expect.poll(async () => (await step(page)).swept).toBe('final-loss')

      await turn(page, 'Text')
      await page.getByRole('button', { name: 'Ask a question first' }).press('Enter')
      const ask = page.locator('bl-ask')
      await ask.getByRole('button', { name: 'surface' }).press('Enter')
      await isFocused(page, 'step-ask')
      await page.keyboard.type('Where will it end?')
      await expect.poll(() => ask.locator('.tried').textContent()).toMatch(/^It is at \(/u)
      await looked(page)
      await ask.getByRole('button', { name: 'Try it on the stage' }).press('Enter')
      await page.locator('bl-question').getByRole('button', { name: 'Show the answer' }).press('Enter')
      await expect.poll(() => page.locator('bl-question .verdict').textContent()).toMatch(/It ends at/u)
      await page.getByRole('button', { name: 'Keep writing' }).press('Enter')
      await expect.poll(() => step(page)).toMatchObject({ ask: 'Where will it end?', kind: 'place' })
      await page.keyboard.press('Control+z')
      expectQuiet(open())
    })
  },
)

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
    await page.getByRole('button', { name: 'Open in sandbox' }).click()
    await settled(page)
    await page.locator('aside').getByRole('button', { name: 'New lecture from this' }).click()
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
    await card.getByLabel('values').fill('0.005, 0.01, 0.02')
    await looked(page)
    await card.getByRole('button', { name: 'Add' }).click()
    await card.waitFor({ state: 'detached' })
    await page.locator('bl-step-list [aria-selected=true]').focus()
    await page.keyboard.press('l')
    await settled(page)
    await add(page, 'A straight line')
    await expect
      .poll(() => titles(page))
      .toEqual(['Two weights make a table', 'From elsewhere', 'A straight line'])

    // Live number, found by what it is of.
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
    await page.locator('bl-question').getByRole('button', { name: 'Show the answer' }).click()
    await expect.poll(() => page.locator('bl-question .verdict').textContent()).not.toBe('')
    await page.getByRole('button', { name: 'Keep writing' }).click()
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
    await settled(page)
    await page.keyboard.press('p')
    await isFocused(page, 'step-title')

    const begun = page.waitForEvent('download')
    await page.keyboard.press('Control+s')
    const text = readFileSync(await (await begun).path(), 'utf8')
    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
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
