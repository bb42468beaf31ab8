import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Frame, Page } from 'playwright'
import { beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest'
import { packingLecture } from '../../../src/exchange/lecture/lecture-link.ts'
import { finish } from '../../../src/math/work.ts'
import { homeworkText } from '../../support/lectures/class-answers.ts'
import { packageFaults } from '../../support/files/package-faults.ts'
import { expectQuiet, settled, visit } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** Milliseconds that software rendering may take to draw all steps. */
const patience = 600_000

describe('slides of a lecture', () => {
  const open = sharedVisit({ fragment: '#scenario=where-is-zero', gpu: 'none', width: 1000, height: 620 })

  it(
    'contain each step with its picture, ask before they answer, and leave no file when cancelled',
    async () => {
      const { page } = open()
      await settled(page)
      await page.locator('bl-share .share').click()
      await page.locator('bl-share').getByRole('button', { name: 'Export' }).click()
      const dialog = page.locator('bl-export')
      const make = dialog.getByRole('button', { name: 'Slides (PowerPoint)' })
      await make.click()
      await dialog.getByRole('button', { name: 'Stop' }).click()
      await dialog.getByText('Cancelled. Nothing was saved.').waitFor()
      await expect.poll(() => page.locator('.drawing-room').count(), { timeout: 60_000 }).toBe(0)
      const saving = page.waitForEvent('download', { timeout: patience })
      await make.click()
      const saved = await saving
      expect(saved.suggestedFilename()).toBe('badlands-where-is-zero.pptx')
      const parts = unzipSync(readFileSync(await saved.path()))
      expect(packageFaults(parts)).toEqual([])
      const wordsOf = (path: string) => strFromU8(parts[path]!).replaceAll(/<[^>]*>/gu, ' ')
      const steps = await page.evaluate(
        () =>
        document.querySelector('bl-app')!.tour.at.lecture!.steps.map(({ title, question }) => ({ title, asks: question !== undefined })), // prettier-ignore
      )
      const titles = steps.flatMap(({ title, asks }) => (asks ? ['Guess first', title] : [title]))
      for (const [i, title] of titles.entries()) {
        const [slide, notes] = [wordsOf(`ppt/slides/slide${i + 2}.xml`), wordsOf(`ppt/notesSlides/notesSlide${i + 2}.xml`)] // prettier-ignore
        expect(slide).toContain(title)
        expect(notes.includes('The answer')).toBe(title === 'Guess first')
        // A picture of one colour would compress to much less.
        expect(parts[`ppt/media/picture${i + 2}.png`]!.length).toBeGreaterThan(100_000)
      }
      expect(strFromU8(parts['ppt/slides/_rels/slide3.xml.rels']!)).toContain(
        '#scenario=where-is-zero&amp;step=2',
      )
      expect(await page.locator('.drawing-room').count()).toBe(0)
      expectQuiet(open())
    },
    patience,
  )
})

/** Number of a lecture's slides: its first, and one for each step and each question. */
const slidesOf = (page: Page | Frame) =>
  page.evaluate(() => {
    const steps = document.querySelector('bl-app')!.tour.at.lecture!.steps
    return 1 + steps.length + steps.filter(({ question }) => question !== undefined).length
  })

describe('an address that requests printable slides', () => {
  const elsewhere = 'https://raw.githubusercontent.com/kb/course/main/week3.txt'
  const open = sharedVisit({ gpu: 'none', width: 1000, height: 620, others: [elsewhere] })
  const printed = (page: Page) => page.locator('.printed')
  const heading = (page: Page) => printed(page).locator('.bar b').textContent()
  /** Goes to an address by loading its file, not merely to another fragment. */
  const goTo = async (page: Page, query: string) => {
    await page.goto('about:blank')
    await page.goto(`${inject('site')}?${query}`)
  }
  beforeAll(() =>
    open().page.route('**/week3.txt', (route) =>
      route.fulfill({ body: homeworkText, headers: { 'access-control-allow-origin': '*' } }),
    ),
  )

  it('opens them as pages, one per slide, which a browser without a window prints', async () => {
    const { page } = open()
    await goTo(page, `print-pdf#lecture=${finish(packingLecture(homeworkText))}`)
    await page.locator('.printed[data-ready]').waitFor()
    const slides = await slidesOf(page)
    expect(await page.locator('.printed .slide').count()).toBe(slides)
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/gu)).toHaveLength(slides)
    // A page of 40/3 by 7.5 inches, in points.
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 (?:960|959\.\d+) 540\]/u)
    const begun = page.evaluate(
      () => new Promise((resolve) => addEventListener('beforeprint', () => resolve(true))),
    )
    await printed(page).getByRole('button', { name: 'Print' }).click()
    await begun
    expect(await printed(page).getByRole('status').textContent()).toBe(
      'Print it, or save it as a PDF when you print.',
    )
    await page.keyboard.press('Escape')
    expect(await printed(page).count()).toBe(0)
    expectQuiet(open())
  })

  it('opens the slides of a file on the site', async () => {
    const { page } = open()
    await goTo(page, 'print-pdf&lecture=week3.txt')
    await page.locator('.printed[data-ready]').waitFor()
    expect(await heading(page)).toBe('Slides of “Three questions”')
    expect(await page.locator('.printed .slide').count()).toBe(await slidesOf(page))
    expect(new URL(page.url()).searchParams.has('lecture')).toBe(false)
    expectQuiet(open())
  })

  it('opens the slides of a file on another host once it is fetched, and no others before or instead', async () => {
    const { page } = open()
    await goTo(page, `lecture=${elsewhere}&print-pdf`)
    const fetchIt = page.getByRole('button', { name: 'Fetch and open' })
    await fetchIt.waitFor()
    await settled(page)
    expect(await printed(page).count()).toBe(0)
    await fetchIt.click()
    await printed(page).waitFor()
    expect(await heading(page)).toBe('Slides of “Three questions”')
    await goTo(page, 'print-pdf#scenario=nowhere')
    await page.getByText('nowhere').first().waitFor()
    await settled(page)
    expect(await printed(page).count()).toBe(0)
    expectQuiet(open())
  })
})

describe('printable pages in a sandboxed frame', () => {
  it('say that the surrounding page forbids printing', async () => {
    const site = inject('site')
    const address = `${site}?print-pdf#lecture=${finish(packingLecture(homeworkText))}`
    const html = `<!doctype html><title>A course</title>
      <iframe sandbox="allow-scripts" width="900" height="560" src="${address}"></iframe>`
    const open = await visit({ gpu: 'none', width: 1000, height: 620, page: { address: `${site}course.html`, html } }) // prettier-ignore
    onTestFinished(open.close)
    const pages = open.page.frameLocator('iframe').locator('.printed')
    const status = pages.getByRole('status')
    await expect.poll(() => status.textContent()).toContain('Nothing printed?')
    await pages.getByRole('button', { name: 'Print' }).click({ timeout: patience })
    await expect.poll(() => status.textContent()).toBe('Nothing was printed. The surrounding page blocks printing. Open this page in its own tab.') // prettier-ignore
    expect(open.messages).toEqual([expect.stringContaining("Ignored call to 'print()'")])
  })
})
