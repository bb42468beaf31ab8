import type {} from '../../../src/page/bl-app.ts'
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { arrangementOf } from '../../../src/page/board/arrangement.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { isLong } from '../../support/long.ts'
import { numberedSteps } from '../../support/matrix/covering-steps.ts'
import { expectQuiet } from '../support/page.ts'
import { openQuestion } from '../support/question.ts'
import { sharedVisit } from '../support/shared-visit.ts'

const open = sharedVisit({ gpu: 'none', questions: true, width: 1280, height: 720 })

const asking = numberedSteps(scenarios).filter(({ step }) => step.question)
const heroOf = ({ step, stages }: (typeof asking)[number], revealed = false) =>
  arrangementOf(step, stages[0]!, revealed).hero

/** Heroes that have one or two plots from the question on. */
const plots = ['sweep', 'histogram', 'scatter', 'slice', 'losses', 'spectrum', 'coordinates']

/** The steps whose plots stay when they are answered: of each hero the first, all of them in the long form. */
const staying = asking.filter((one) => plots.includes(heroOf(one)) && heroOf(one) === heroOf(one, true))
const asked = isLong
  ? staying
  : staying.filter((one, i) => staying.findIndex((other) => heroOf(other) === heroOf(one)) === i)

/** The scales of the plots of the hero, to three digits: [from, to, logarithmic] of each axis. */
const axesOf = (page: Page) =>
  page.evaluate(() => {
    const plots: string[] = []
    const walk = (node: Element | ShadowRoot): void => {
      if (node instanceof Element && node.localName === 'bl-asked-plot') {
        const { frame } = node as HTMLElementTagNameMap['bl-asked-plot']
        for (const axis of frame ? [frame.across, frame.up] : [])
          plots.push(
            [axis.from, axis.to].map((end) => end.toPrecision(3)).join(' to ') + (axis.log ? ', log' : ''),
          )
      }
      if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot)
      for (const child of node.children) walk(child)
    }
    const hero = document.querySelector('bl-app')?.renderRoot.querySelector('.board [data-place=hero]')
    if (hero) walk(hero)
    return plots
  })

/** The same once they rest. */
async function restingAxes(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => document.querySelector('bl-app')?.landscape.whenIdle())
  let before: readonly string[] = []
  await expect
    .poll(
      async () => {
        const now = await axesOf(page)
        const rests =
          now.length > 0 && now.length === before.length && now.every((axis, i) => axis === before[i])
        before = now
        return rests
      },
      { timeout: 15_000, interval: 300 },
    )
    .toBe(true)
  return before
}

describe('the axes of a picture in which a question is asked stay when it is answered', () => {
  it.each(asked)('$id, step $number', async (step) => {
    const { page } = open()
    await openQuestion(page, step)
    const before = await restingAxes(page)
    await page.locator('bl-question .reveal').click()
    await page.locator('bl-question .fold').waitFor()
    const after = await restingAxes(page)
    expect(before.length).toBeGreaterThan(0)
    expect(after.slice(0, before.length), 'a chart may follow').toEqual(before)
    expectQuiet(open())
  })
})
