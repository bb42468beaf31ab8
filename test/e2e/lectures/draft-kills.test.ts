import type { Browser, BrowserContext, Page } from 'playwright'
import { expect, it, onTestFinished } from 'vitest'
import type { SavedLecture } from '../../../src/study/lecture/saved-lectures.ts'
import { RandomStream } from '../../../src/math/statistics/random.ts'
import { isLong } from '../../support/long.ts'
import { evaluated, expectQuiet, unasked, visit } from '../support/page.ts'

/** How a tab ends: its process is killed, or the tab is closed. */
type End = 'killed' | 'closed'

const ends: readonly End[] = isLong
  ? [...Array.from({ length: 10 }, (): End => 'killed'), 'closed', 'closed', 'closed']
  : ['killed', 'closed']

/** Milliseconds of typing that may be lost with the process. */
const mostLost = 300

/** A typed character, with the time at which the page had received it. */
interface Typed {
  readonly letter: string
  readonly at: number
}

const field = (page: Page) => page.locator('bl-words[data-part=step-watch] textarea')

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Types characters after a marker for some milliseconds, without a pause long enough for the text to be
 * parsed.
 */
async function type(page: Page, mark: string, random: () => number, duration: number): Promise<Typed[]> {
  await page.locator('bl-words[data-part=step-watch]').click()
  await field(page).press('Control+End')
  await page.keyboard.insertText(` ${mark}`)
  const typed: Typed[] = []
  const begin = performance.now()
  while (performance.now() - begin < duration) {
    const letter = String.fromCharCode(97 + (typed.length % 26))
    await page.keyboard.press(letter)
    typed.push({ letter, at: performance.now() })
    await pause(40 + 80 * random())
  }
  return typed
}

/**
 * Kills the process of the browser's only page: among the processes that run pages, the one that has computed
 * most. Chromium keeps the other for the next page, which would never open if that one were killed too.
 */
async function kill(browser: Browser, page: Page): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const [ofPage] = processInfo
    .filter(({ type }) => type === 'renderer')
    .toSorted((one, other) => other.cpuTime - one.cpuTime)
  const crashed = page.waitForEvent('crash')
  process.kill(ofPage!.id, 'SIGKILL')
  await crashed
}

/** A new page, once the browser has noticed that its processes are gone. */
async function newPage(context: BrowserContext): Promise<Page> {
  let page: Page | undefined
  await expect
    .poll(async () => (page = await context.newPage().catch(() => undefined)), { timeout: 10_000 })
    .toBeDefined()
  return page!
}

/** The draft that the browser has stored. */
const keptLecture = (page: Page) =>
  evaluated(
    page,
    () =>
      new Promise<SavedLecture>((resolve, reject) => {
        const opening = indexedDB.open('badlands')
        opening.onerror = () => reject(opening.error ?? new Error('There is no store.'))
        opening.onsuccess = () => {
          const asked = opening.result.transaction('lectures').objectStore('lectures').getAll()
          asked.onsuccess = () => resolve(asked.result.find(({ writing }) => writing))
        }
      }),
  )

it(
  'a tab that ends while its user types loses at most the last 300 ms of typing',
  { timeout: ends.length * 60_000 },
  async () => {
    const first = await visit({
      ...{ gpu: 'none', own: true, width: 1280, height: 720 },
      fragment: '#scenario=two-weights&step=2&edit',
    })
    onTestFinished(first.close)
    const context = first.page.context()
    const stream = new RandomStream(7, 'ends')
    let draws = 0
    const random = () => stream.uniform(draws++)
    let { page } = first
    const table = []
    for (const [i, end] of ends.entries()) {
      const mark = `§${i}§`
      const duration = 400 + (isLong ? 3000 : 800) * random()
      const typed = await type(page, mark, random, duration)
      const ended = performance.now()
      if (end === 'killed') await kill(first.browser, page)
      else await page.close()

      page = await newPage(context)
      await page.goto(unasked('#scenario=himmelblau'))
      const { id, text, typed: unread = text } = await keptLecture(page)
      const [, after = ''] = unread.split(mark)
      const kept = typed.findIndex(({ letter }, at) => letter !== after[at])
      const missing = kept < 0 ? 0 : ended - typed[kept]!.at
      table.push({
        end,
        after: Math.round(duration),
        typed: typed.length,
        kept: kept < 0 ? typed.length : kept,
        missing: Math.round(missing),
      })
      expect(missing, `milliseconds that are missing of a tab that was ${end}`).toBeLessThanOrEqual(
        end === 'killed' ? mostLost : 0,
      )
      // Starts from another page, because changing only the fragment opens no editor before the panels have
      // loaded.
      await page.goto('about:blank')
      await page.goto(unasked(`#scenario=${id}&step=2&edit`))
      await field(page).waitFor({ state: 'attached' })
    }
    if (process.env['KILL_TABLE']) console.table(table)
    expect((await field(page).inputValue()).split('§'), 'all of them on the page').toHaveLength(
      2 * ends.length + 1,
    )
    expectQuiet(first)
  },
)
