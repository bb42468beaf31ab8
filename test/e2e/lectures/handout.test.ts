import type {} from '../../../src/page/bl-app.ts'
import { describe, expect, it } from 'vitest'
import { isLong } from '../../support/long.ts'
import { expectQuiet } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** Milliseconds that software rendering may take to draw all steps. */
const patience = 900_000

// Each step has its own stage, so the short form prints a short lecture.
describe.each([isLong ? 'two-weights' : 'where-is-zero'])('a handout of %s', (id) => {
  const open = sharedVisit({ fragment: `#scenario=${id}&step=2`, questions: true, width: 1280, height: 720 })

  it('is on the share card, whose links can open at the first step as well', async () => {
    const { page } = open()
    await page.locator('bl-share .share').click()
    await page.getByRole('radio', { name: 'step 1' }).check()
    await page.getByRole('button', { name: /^QR code/u }).click()
    const address = page.locator('bl-qr-screen .address')
    expect(await address.textContent()).toMatch(new RegExp(`#scenario=${id}&step=1$`, 'u'))
    await page.locator('bl-qr-screen').getByRole('radio', { name: 'this step' }).focus()
    await page.keyboard.press('Space')
    await expect.poll(() => address.textContent()).toMatch(/&step=2$/u)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('bl-qr-screen').count()).toBe(0)
  })

  it(
    'has every step with its picture and its runs by name, and gives no answer before its end, or at all if answers are off',
    async () => {
      const { page } = open()
      await page.locator('bl-share .share').click()
      await page.getByRole('button', { name: 'Print handout' }).click()
      const print = page.locator('.handout .bar').getByRole('button', { name: 'Print' })
      await expect.poll(() => print.isEnabled(), { timeout: patience }).toBe(true)
      const steps = await page.evaluate(() =>
        document.querySelector('bl-app')!.tour.at.lecture!.steps.map(({ title, question, prose }) => ({
          title,
          asks: question !== undefined,
          because: question?.because.slice(0, 30) ?? '',
          opening: prose.slice(0, 30),
        })),
      )
      const asking = steps.filter(({ asks }) => asks)
      const sections = page.locator('.handout .step')
      expect(await sections.count()).toBe(steps.length + asking.length)
      expect(await page.locator('.handout .step .drawn').count()).toBe(steps.length + asking.length)
      const before = (await page.locator('.handout .sheet > .step').allTextContents()).join(' ')
      const after = await page.locator('.handout .answers').textContent()
      for (const { title } of asking) {
        expect(before).not.toContain(title)
        expect(after).toContain(title)
      }
      // Each picture with runs' lines names them, and the charts next to the hero are printed too.
      const runs = page.locator('.handout .runs')
      expect(await runs.count()).toBeGreaterThan(0)
      for (const legend of await runs.all()) {
        expect(await legend.innerText()).toMatch(/gradient descent/)
        expect(await legend.locator('svg.run path').count()).toBe(await legend.locator('li').count())
      }
      expect(await page.locator('.handout .step-picture:not([data-insets="0"])').count()).toBeGreaterThan(0)
      // Without answers the pages have the questions as they are asked, and nothing that would answer them.
      const answers = page.locator('.handout .bar').getByLabel('Answers at the end')
      await answers.focus()
      await page.keyboard.press('Space')
      expect(await answers.isChecked()).toBe(false)
      expect(await page.locator('.handout .answers').count()).toBe(0)
      expect(await sections.count()).toBe(steps.length)
      const left = await page.locator('.handout .sheet').innerText()
      for (const { title, because } of asking) {
        expect(left).not.toContain(title)
        expect(left).not.toContain(because)
      }
      for (const [i, { asks }] of steps.entries())
        expect(await sections.nth(i).locator('.writing').count()).toBe(asks ? 2 : 0)
      expect(left).not.toContain('at the end')
      await answers.click()
      expect(await page.locator('.handout .answers').count()).toBe(asking.length > 0 ? 1 : 0)
      // No picture is blank: each canvas of a surface has many colours.
      const colours = await page.evaluate(() =>
        [...document.querySelector('.handout')!.shadowRoot!.querySelectorAll('figure[data-form]')].map(
          (figure) => {
            const found: HTMLCanvasElement[] = []
            const look = (root: ParentNode) => {
              for (const one of root.querySelectorAll('*')) {
                if (one instanceof HTMLCanvasElement) found.push(one)
                if (one.shadowRoot) look(one.shadowRoot)
              }
            }
            look(figure)
            const [canvas] = found
            const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
            return new Set(
              Array.from({ length: data.length / 4 }, (_, i) => data.slice(4 * i, 4 * i + 3).join()),
            ).size
          },
        ),
      )
      expect(Math.min(...colours)).toBeGreaterThan(50)
      // On paper nothing opens or waits for an answer.
      expect(await page.locator('.handout select').count()).toBe(0)
      expect(await page.locator('.handout').getByText('shown once you answer').count()).toBe(0)
      // On a phone nothing is cut off at the edges.
      await page.setViewportSize({ width: 390, height: 844 })
      const rights = await page
        .locator('.handout')
        .locator('.bar, .who, figure, .drawn, .way')
        .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().right))
      expect(Math.max(...rights)).toBeLessThanOrEqual(390)
      await page.setViewportSize({ width: 1280, height: 720 })
      const pdf = await page.pdf({ format: 'A4' })
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      // No page is empty: each has at least a step or an answer, and the answers start a new page.
      const { length: pages } = pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? []
      expect(pages).toBeGreaterThan(asking.length > 0 ? 1 : 0)
      expect(pages).toBeLessThanOrEqual(steps.length + asking.length)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('bl-app').isVisible()).toBe(false)
      await page.emulateMedia({ media: null })
      await page.keyboard.press('Escape')
      expect(await page.locator('.handout').count()).toBe(0)
      expectQuiet(open())
    },
    patience,
  )
})
