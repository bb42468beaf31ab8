import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { arrangementOf } from '../../../src/page/board/arrangement.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { numberedSteps, type NumberedStep } from '../../support/matrix/covering-steps.ts'
import { markOf } from '../../support/marks.ts'
import { isLong } from '../../support/long.ts'
import { coarsen, expectQuiet, follow, settled, untilStep } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'
import { leaks } from '../support/answer-leaks.ts'
import { markFaults, proseFaults, toolFaults } from '../support/step-marks.ts'
import { keepWritten, screenOf } from '../support/written.ts'

const steps = numberedSteps(scenarios)

/** Steps of different pictures and controls. */
const named = ['two-weights 1', 'counting 2', 'goodhart 3', 'anna-karenina 3']

/** All steps are walked before a reader, and elsewhere in the long form; else those of a name. */
const some = isLong ? steps : steps.filter(({ id, number }) => named.includes(`${id} ${number}`))

/** The marks of a step are all in its hero: on a phone an inset has to be scrolled to. */
const isOfHero = ({ step, stages }: NumberedStep): boolean => {
  const { hero } = arrangementOf(step, stages[0]!)
  return Object.values(step.marks ?? {}).every((mark) => (markOf(mark).picture ?? 'surface') === hero)
}

const forms = [
  { form: 'a reader', width: 1280, height: 720, touch: false, presented: false, walked: steps },
  { form: 'a room', width: 1920, height: 1080, touch: false, presented: true, walked: some },
  { form: 'a phone', width: 390, height: 844, touch: true, presented: false, walked: some.filter(isOfHero) },
] as const

async function present(page: Page): Promise<void> {
  await page.keyboard.press('p')
  await page.locator('bl-app[data-presenting]').waitFor()
}

/** Asks the question of a step, looks for its answer in all that is seen or read aloud, and asks none any more. */
async function expectSecret(page: Page, { id, step }: NumberedStep): Promise<void> {
  const lecture = scenarios.find((one) => one.id === id)?.title ?? ''
  const ask = (on: boolean) => page.evaluate((on) => document.querySelector('bl-app')?.guessing?.turn(on), on)
  await ask(true)
  await page.locator('bl-question .reveal').waitFor()
  await expect.poll(async () => leaks(lecture, step, await screenOf(page)), { timeout: 5_000 }).toEqual([])
  await ask(false)
}

describe.each(forms)('before $form', ({ form, touch, presented, walked, ...size }) => {
  const open = sharedVisit({
    ...size,
    touch,
    gpu: 'none',
    first: keepWritten,
    fragment: '#scenario=two-weights&step=2',
  })
  const isRead = form === 'a reader'

  beforeAll(async () => {
    const { page } = open()
    await settled(page)
    if (presented) await present(page)
  }, 120_000)

  it.each(walked)('$id, step $number shows what it speaks of: $title', async (numbered) => {
    const { page } = open()
    const { id, number, fragment, step } = numbered
    await follow(page, fragment)
    await untilStep(page, id, number)
    await coarsen(page)
    await page.evaluate(() => document.querySelector('bl-app')?.landscape.study?.store.whenIdle())
    await page.evaluate(() => document.querySelector('bl-app')?.landscape.seek(Infinity))
    const faults = async () => {
      const screen = await screenOf(page)
      const found = [...markFaults(step, screen), ...toolFaults(step, screen)]
      return isRead ? [...found, ...proseFaults(screen)] : found
    }
    await expect.poll(faults, { timeout: 15_000, message: form }).toEqual([])
    if (isRead && step.question) await expectSecret(page, numbered)
    expectQuiet(open())
  })
})
