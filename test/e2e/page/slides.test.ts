import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, inject, it } from 'vitest'
import { packingLecture } from '../../../src/exchange/lecture/lecture-link.ts'
import { finish } from '../../../src/math/work.ts'
import { homeworkText } from '../../support/lectures/class-answers.ts'
import { packageFaults } from '../../support/files/package-faults.ts'
import { expectQuiet, settled } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** Milliseconds in which a processor that plays the card draws all steps. */
const patience = 600_000

describe('slides of a lecture', () => {
  const open = sharedVisit({ fragment: '#scenario=where-is-zero', gpu: 'none', width: 1000, height: 620 })

  it(
    'have each step with its picture, ask before they tell, and are given up without a file',
    async () => {
      const { page } = open()
      await settled(page)
      await page.locator('bl-share .share').click()
      await page.locator('bl-share').getByRole('button', { name: 'Take away' }).click()
      const dialog = page.locator('bl-take-away')
      const make = dialog.getByRole('button', { name: 'Slides (PowerPoint)' })
      await make.click()
      await dialog.getByRole('button', { name: 'Stop' }).click()
      await dialog.getByText('Given up: nothing was saved.').waitFor()
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
        // A picture of one colour is packed into much less.
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

describe('an address that asks for slides to print', () => {
  const open = sharedVisit({ gpu: 'none', width: 1000, height: 620 })

  it('opens them as pages, one for each slide, which a browser without a window prints', async () => {
    const { page } = open()
    const lecture = finish(packingLecture(homeworkText))
    await page.goto(`${inject('site')}?print-pdf#lecture=${lecture}`)
    await page.reload()
    await page.locator('.printed[data-ready]').waitFor()
    const steps = await page.evaluate(() => document.querySelector('bl-app')!.tour.at.lecture!.steps.map(({ question }) => question !== undefined)) // prettier-ignore
    const slides = 1 + steps.length + steps.filter(Boolean).length
    expect(await page.locator('.printed .slide').count()).toBe(slides)
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/gu)).toHaveLength(slides)
    // Points of 40/3 by 7.5 inches.
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 (?:960|959\.\d+) 540\]/u)
    await page.keyboard.press('Escape')
    expect(await page.locator('.printed').count()).toBe(0)
    expectQuiet(open())
  })
})
