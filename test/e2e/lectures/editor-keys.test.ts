import type {} from '../../../src/page/bl-app.ts'
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { expectQuiet, settled } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

const source = (page: Page) => page.locator('bl-source textarea')
const strip = (page: Page) => page.locator('bl-stage-strip h2')

/** The part of the editor that has the focus; undefined if none has. */
const focusedPart = (page: Page) =>
  page.evaluate(() => {
    const parts = ':is(bl-step-list, bl-words, bl-source, bl-stage-strip, bl-shelf):focus-within'
    const found = document.querySelector('bl-app')?.renderRoot.querySelector<HTMLElement>(parts)
    return found && (found.dataset['part'] ?? found.localName)
  })

/** The line that contains the caret. */
const caretLine = (page: Page) =>
  source(page).evaluate((one) => {
    const { value, selectionStart } = one as HTMLTextAreaElement
    return value.slice(0, selectionStart).split('\n').length
  })

/** The current step's number, the number of steps, and the source of the second. */
const at = (page: Page) =>
  page.evaluate(() => {
    const { lecture, step = 0 } = document.querySelector('bl-app')!.tour.at
    const { steps } = lecture!
    return { step: step + 1, steps: steps.length, second: JSON.stringify(steps[1]) }
  })

describe('an author who uses the keyboard', () => {
  const open = sharedVisit({
    gpu: 'none',
    fragment: '#scenario=two-weights&step=2',
    width: 1280,
    height: 720,
  })

  it('opens the editor by E, and goes around its parts by F6 and Shift-F6', async () => {
    const { page } = open()
    await settled(page)
    // Keys arrive before the editor has loaded, and still only one draft is created.
    await page.evaluate(() => {
      for (let presses = 0; presses < 2; presses++)
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'e', code: 'KeyE', bubbles: true, cancelable: true }),
        )
    })
    await page.locator('bl-step-list').waitFor()
    expect(await page.evaluate(() => document.querySelector('bl-app')?.tour.at.lecture?.id)).toBe(
      'yours.two-weights',
    )
    await page.locator('bl-step-list [aria-selected=true]').focus()
    const around = ['step-title', 'bl-stage-strip', 'bl-shelf', 'bl-step-list']
    for (const part of around) {
      await page.keyboard.press('F6')
      await expect.poll(() => focusedPart(page)).toBe(part)
    }
    for (const part of [...around.slice(0, 3).reverse(), 'bl-step-list']) {
      await page.keyboard.press('Shift+F6')
      await expect.poll(() => focusedPart(page)).toBe(part)
    }
    expectQuiet(open())
  })

  it('updates the step by Ctrl-Enter, and adds one by Ctrl-Shift-Enter', async () => {
    const { page } = open()
    const before = await at(page)
    await page.keyboard.press('l')
    await expect.poll(() => strip(page).textContent()).toBe('On the stage but not in step 2:')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => strip(page).textContent()).toBe('The stage matches step 2')
    const updated = await at(page)
    expect(updated).toMatchObject({ step: 2, steps: before.steps })
    expect(updated.second).not.toBe(before.second)

    await page.keyboard.press('l')
    await expect.poll(() => strip(page).textContent()).toBe('On the stage but not in step 2:')
    await page.keyboard.press('Control+Shift+Enter')
    await expect.poll(() => at(page)).toEqual({ ...updated, step: 3, steps: before.steps + 1 })
    await expect.poll(() => focusedPart(page)).toBe('step-title')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(() => at(page)).toMatchObject({ steps: before.steps, second: before.second })
    await page.locator('bl-step-list li').nth(1).click()
    expectQuiet(open())
  })

  it('goes from problem to problem of the text by F8 and Shift-F8', async () => {
    const { page } = open()
    await page.keyboard.press('F2')
    const whole = await source(page).inputValue()
    const lines = whole.split('\n')
    const fences = lines.flatMap((line, i) => (line === '```check' ? i : []))
    const broken = lines.with(fences[0]!, '```chek').with(fences[1]!, '```cheque')
    const [first, last] = [fences[0]! + 1, fences[1]! + 1]
    await source(page).fill(broken.join('\n'))
    await page.locator('bl-source .problem').nth(1).waitFor()
    expect(await page.locator('bl-source .problem').count()).toBe(2)
    for (const [key, line] of [
      ['F8', first],
      ['F8', last],
      ['F8', first],
      ['Shift+F8', last],
      ['Shift+F8', first],
    ] as const) {
      await page.keyboard.press(key)
      await expect.poll(() => caretLine(page), { message: key }).toBe(line)
    }
    await source(page).fill(whole)
    await expect.poll(() => page.locator('bl-source .problem').count()).toBe(0)
    await page.keyboard.press('F2')
    expectQuiet(open())
  })

  it('is led by F8 to text with false claims; presenting shows what is', async () => {
    const { page } = open()
    const watch = page.locator('bl-words[data-part=step-watch]')
    await watch.click()
    await watch.locator('textarea').fill('The flow ends at {flow-end-sharpness = 99}.')
    await page.keyboard.press('Escape')
    const wrong = watch.locator('.false')
    await wrong.waitFor()
    const value = await wrong.textContent()
    expect(value).not.toContain('99')
    await page.locator('bl-step-list [aria-selected=true]').focus()
    await page.keyboard.press('F8')
    await expect.poll(() => focusedPart(page)).toBe('step-prose')
    await page.keyboard.press('Escape')

    await page.keyboard.press('p')
    await page.locator('bl-step-list').waitFor({ state: 'detached' })
    const shown = page.locator('.watch bl-prose [data-live]')
    await expect.poll(() => shown.textContent()).toBe(value)
    expect(await shown.getAttribute('class')).not.toMatch(/false/)
    await page.keyboard.press('p')
    await page.locator('bl-step-list').waitFor()
    await page.locator('bl-step-list [aria-selected=true]').focus()
    await page.keyboard.press('e')
    await page.locator('bl-step-list').waitFor({ state: 'detached' })
    expectQuiet(open())
  })
})
