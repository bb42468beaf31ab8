import type { Page } from 'playwright'
import { beforeAll, describe, it } from 'vitest'
import { arrangementOf } from '../../../src/page/board/arrangement.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { numberedSteps, type NumberedStep } from '../../support/matrix/covering-steps.ts'
import { markOf } from '../../support/lectures/marks.ts'
import { isLong } from '../../support/long.ts'
import { coarsen, expectQuiet, follow, settled, untilStep } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'
import { expectSpokenOf } from '../support/step-marks.ts'
import { keepWritten } from '../support/written.ts'

const steps = numberedSteps(scenarios)

/** Steps with different pictures and controls. */
const named = ['two-weights 1', 'counting 2', 'goodhart 3', 'anna-karenina 3']

/**
 * All steps in the long form, otherwise the named ones; walk.test.ts checks more of them on a reader's
 * screen.
 */
const some = isLong ? steps : steps.filter(({ id, number }) => named.includes(`${id} ${number}`))

/**
 * True if no question uses the step's marks, and all are in its hero; on a phone a reader would have to
 * scroll to an inset.
 */
const isOfHero = ({ step, stages }: NumberedStep): boolean => {
  const { hero } = arrangementOf(step, stages[0]!, true)
  return Object.values(step.marks ?? {}).every((mark) => (markOf(mark).picture ?? 'surface') === hero)
}

const forms = [
  { form: 'a room', width: 1920, height: 1080, touch: false, presented: true, walked: some },
  { form: 'a phone', width: 390, height: 844, touch: true, presented: false, walked: some.filter(isOfHero) },
] as const

async function present(page: Page): Promise<void> {
  await page.keyboard.press('p')
  await page.locator('bl-app[data-presenting]').waitFor()
}

describe.each(forms)('before $form', ({ touch, presented, walked, ...size }) => {
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
    if (presented) await present(page)
  }, 120_000)

  it.each(walked)('$id, step $number shows what its text mentions: $title', async (numbered) => {
    const { page } = open()
    const { id, number, fragment, step } = numbered
    await follow(page, fragment)
    await untilStep(page, id, number)
    await coarsen(page)
    await expectSpokenOf(page, step, false)
    expectQuiet(open())
  })
})
