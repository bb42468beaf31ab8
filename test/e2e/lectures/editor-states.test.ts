import type {} from '../../../src/page/bl-app.ts'
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { ownLecture } from '../../support/page/own-lecture.ts'
import { axeFaults, expectQuiet, settled, unasked } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** Makes the disk refuse writes while the page is set to do so. */
function refusable(): void {
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (...given) {
    if (sessionStorage.getItem('full')) throw new DOMException('There is no room.', 'QuotaExceededError')
    return put.apply(this, given)
  }
}

const fillDisk = (page: Page, full: boolean) =>
  page.evaluate(
    (full) => (full ? sessionStorage.setItem('full', 'yes') : sessionStorage.removeItem('full')),
    full,
  )

const field = (page: Page, part: string) => page.locator(`bl-words[data-part=${part}] textarea`)
const source = (page: Page) => page.locator('bl-source textarea')
const notice = (page: Page) => page.locator('.notices .notice')

/** Types a word at the end of the current step's text. */
async function type(page: Page, word: string): Promise<void> {
  await page.locator('bl-words[data-part=step-watch]').click()
  await field(page, 'step-watch').press('Control+End')
  await page.keyboard.type(` ${word}`)
}

/** The offer to continue the text that was left when the page ended. */
const offer = (page: Page) => page.getByRole('region', { name: 'Unfinished lecture' })

/** Ends the page, as a crash does, and opens an address. */
async function leaveFor(page: Page, address: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(address)
}

const openLecture = (page: Page) =>
  page.evaluate(() => document.querySelector('bl-app')?.tour?.at.lecture?.id)

const watch = (page: Page) =>
  page.evaluate(() => {
    const { lecture, step = 0 } = document.querySelector('bl-app')?.tour.at ?? {}
    return lecture?.steps[step]?.watch
  })

describe('a lecture in the editor', () => {
  const open = sharedVisit({
    gpu: 'none',
    fragment: '#scenario=two-weights&step=2&edit',
    width: 1280,
    height: 720,
    first: refusable,
  })

  it('keeps the last picture of a step whose text is broken, and leads to its line', async () => {
    const { page } = open()
    await settled(page)
    await type(page, 'First.')
    await expect.poll(() => watch(page)).toMatch(/First\.$/u)
    await page.keyboard.press('F2')
    const whole = await source(page).inputValue()
    const broken = whole.replace('learningRate:', 'learningRat:')
    await source(page).fill(broken)
    const waits = page.getByRole('button', { name: /^Go to line \d+$/u })
    await waits.waitFor()
    expect(await axeFaults(page)).toEqual([])
    await waits.click()
    const line = Number((await waits.textContent())?.match(/\d+/u)?.[0])
    const caret = await source(page).evaluate((one) => (one as HTMLTextAreaElement).selectionStart)
    expect(broken.slice(0, caret).split('\n')).toHaveLength(line)
    await source(page).fill(whole)
    await waits.waitFor({ state: 'detached' })
    await page.keyboard.press('F2')
    expectQuiet(open())
  })

  it('reports a full disk without interrupting the author', async () => {
    const { page } = open()
    await fillDisk(page, true)
    await type(page, 'Second.')
    await notice(page)
      .getByText('This browser’s storage is full, so your changes are not saved here.')
      .waitFor()
    await type(page, 'Third.')
    await expect.poll(() => watch(page)).toMatch(/Second\. Third\.$/u)
    expect(await axeFaults(page)).toEqual([])
    await fillDisk(page, false)
    await page.getByRole('button', { name: 'Delete old versions' }).click()
    await expect.poll(() => notice(page).getByText('storage is full').count()).toBe(0)
    expectQuiet(open())
  })

  it('checks its claims only in float64 if it has no engine', async () => {
    const { page } = open()
    await page.locator('.button.check').click()
    await page.locator('bl-check').getByText('not checked on the engine').first().waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.locator('bl-check').getByRole('button', { name: 'Close' }).click()
    expectQuiet(open())
  })

  it('is read-only in a second tab, which takes over on a click, and is offered again after its page was closed', async () => {
    const { page } = open()
    const hash = await page.evaluate(() => location.hash)
    const second = await page.context().newPage()
    await second.goto(unasked(hash.includes('edit') ? hash : `${hash}&edit`))
    await notice(second)
      .getByText('This lecture is being edited in another tab. This tab is read-only.')
      .waitFor()
    expect(await axeFaults(second)).toEqual([])
    await type(page, 'Fourth.')
    await expect.poll(() => watch(second)).toMatch(/Fourth\.$/u)
    await second.getByRole('button', { name: 'Edit here instead' }).click()
    await notice(page)
      .getByText('This lecture is being edited in another tab. This tab is read-only.')
      .waitFor()
    await expect.poll(() => notice(second).count()).toBe(0)
    await type(second, 'Fifth.')
    await expect.poll(() => watch(page)).toMatch(/Fifth\.$/u)

    await second.close()
    // An address that names a step or a file opens it without the offer.
    await page.route('**/lecture.md', (route) =>
      route.fulfill({ contentType: 'text/markdown', body: ownLecture }),
    )
    for (const [id, address] of [
      ['three-gaps', unasked('#scenario=three-gaps&step=2')],
      ['yours.mine', unasked('').replace('?', '?lecture=lecture.md&')],
    ] as const) {
      await leaveFor(page, address)
      await expect.poll(() => openLecture(page)).toBe(id)
      await settled(page)
      expect(await offer(page).count(), id).toBe(0)
    }

    await leaveFor(page, unasked(''))
    await offer(page).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await offer(page)
      .getByRole('button', { name: /^Compare with \d\d:\d\d$/u })
      .click()
    const files = page.locator('bl-lecture-files')
    await page.getByRole('dialog', { name: /^The current text, compared with/u }).waitFor()
    expect((await files.locator('ins').allTextContents()).join(' ')).toContain('Fifth.')
    await files.locator('.acts').getByRole('button', { name: 'Close' }).click()
    await files.locator('dialog').waitFor({ state: 'hidden' })
    await offer(page).getByRole('button', { name: 'Keep writing' }).click()
    await page.locator('bl-step-list').waitFor()
    expectQuiet(open())
  })

  it('is read but left as it is if its format is newer', async () => {
    const { page } = open()
    await page.locator('bl-step-list').waitFor()
    await page.evaluate((text) => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }))
    }, '---\nbadlands: 7\nid: newer\n---\n# Newer\n')
    await page
      .getByText(/this file is of form 7, and this page knows 1\. Reload the page/)
      .first()
      .waitFor()
    expectQuiet(open())
  })

  it('is not offered again after the offer was declined', async () => {
    const { page } = open()
    await leaveFor(page, unasked(''))
    await offer(page).getByRole('button', { name: 'Not now' }).click()
    await offer(page).waitFor({ state: 'detached' })
    await leaveFor(page, unasked(''))
    await settled(page)
    expect(await offer(page).count()).toBe(0)
    expectQuiet(open())
  })
})
