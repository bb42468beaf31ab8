import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { scenarios } from '../../../src/scenarios/index.ts'
import { numberedSteps } from '../../support/matrix/covering-steps.ts'
import { isLong } from '../../support/long.ts'
import { coarsen, expectQuiet, follow, settled, untilStep } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'
import { markFaults, toolFaults } from '../support/step-marks.ts'
import { keepWritten, screenOf } from '../support/written.ts'

/** Steps of different pictures and controls; all of them in the long form. A reader's form is tried where every step is walked. */
const named = ['two-weights 1', 'three-gaps 2', 'goodhart 3', 'anna-karenina 3', 'saddles-in-a-row 5']
const walked = numberedSteps(scenarios).filter(
  ({ id, number }) => isLong || named.includes(`${id} ${number}`),
)

const forms = [
  { form: 'a room', width: 1920, height: 1080, touch: false },
  { form: 'a phone', width: 390, height: 844, touch: true },
] as const

/** Presents, with keys, where nothing is touched. */
async function present(page: Page): Promise<void> {
  await page.keyboard.press('p')
  await page.locator('bl-app[data-presenting]').waitFor()
}

describe.each(forms)('before $form what a step speaks of is on the screen', ({ form, touch, ...size }) => {
  const open = sharedVisit({
    ...size,
    touch,
    gpu: 'none',
    first: keepWritten,
    fragment: '#scenario=two-weights&step=2',
  })

  beforeAll(async () => {
    const { page } = open()
    await settled(page)
    if (!touch) await present(page)
  }, 120_000)

  it.each(walked)(`$id, step $number: $title`, async ({ id, number, fragment, step }) => {
    const { page } = open()
    await follow(page, fragment)
    await untilStep(page, id, number)
    await coarsen(page)
    await page.evaluate(() => document.querySelector('bl-app')?.landscape.study?.store.whenIdle())
    await page.evaluate(() => document.querySelector('bl-app')?.landscape.seek(Infinity))
    const faults = async () => {
      const screen = await screenOf(page)
      return [...markFaults(step, screen), ...toolFaults(step, screen)]
    }
    await expect.poll(faults, { timeout: 15_000, message: form }).toEqual([])
    expectQuiet(open())
  })
})
