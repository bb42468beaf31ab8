import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { parseNumber } from '../../../src/math/picture/format.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import type { Question, Sweep } from '../../../src/exchange/lecture/scenario.ts'
import { spreadOf } from '../../../src/theory/sweep/statistics.ts'
import { arrangementOf } from '../../../src/page/board/arrangement.ts'
import { givenPoints } from '../../../src/view/question/verdict.ts'
import { numberedSteps, type NumberedStep } from '../../support/matrix/covering-steps.ts'
import { isLong } from '../../support/long.ts'
import { expectQuiet } from '../support/page.ts'
import { openQuestion, revealed } from '../support/question.ts'
import { sharedVisit } from '../support/shared-visit.ts'

const open = sharedVisit({ gpu: 'none', questions: true, width: 900, height: 620 })

/** A step with a question. */
interface AskingStep extends NumberedStep {
  readonly question: Question
}

const asking = numberedSteps(scenarios).flatMap((step): AskingStep[] =>
  step.step.question ? [{ ...step, question: step.step.question }] : [],
)

/** The first question of each kind, or all of them in the long form. */
const asked = isLong
  ? asking
  : asking.filter(({ question }, i) => asking.findIndex((one) => one.question.kind === question.kind) === i)

const again = (page: Page) => page.getByRole('button', { name: 'Ask again' }).click()

/** The numbers in a text as the page formats them, with spaces between thousands. */
const numbersIn = (text: string): number[] =>
  [...text.replace(/(?<=\d)\s(?=\d{3}(?!\d))/gu, '').matchAll(/−?[\d.]+(?:·10)?[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*/g)].flatMap(
    ([written]) => parseNumber(written) ?? [],
  )

const type = async (page: Page, field: number, value: number) => {
  const input = page.locator('bl-question bl-number input').nth(field)
  await input.fill(String(value))
  await input.press('Enter')
}

/** Guesses the number, the place or the heights of the curve through its fields. */
async function guess(page: Page, { kind }: Question, values: readonly number[]): Promise<void> {
  if (kind === 'place') await page.getByRole('button', { name: 'or enter coordinates' }).click()
  for (const [i, value] of values.entries()) await type(page, i, value)
}

/** The heights of a sweep's first curve after the given ones: medians of the stored draws. */
function storedHeights(lecture: string, { reference = '' }: Sweep): number[] {
  const folder = `src/scenarios/lectures/${lecture}/references`
  const { quantities } = JSON.parse(readFileSync(`${folder}/${reference}.json`, 'utf8')) as {
    readonly quantities: readonly { readonly numbers: readonly (readonly number[])[] }[]
  }
  const [first = { numbers: [] }] = quantities
  return first.numbers.slice(givenPoints).map((seeds) => spreadOf(seeds).median)
}

/** The end of the scale that is further from a number. */
function furtherEnd({ scale }: Question, truth: number): number {
  const { from = 0, to = 1, log = false } = scale ?? {}
  const at = (value: number) => (log ? Math.log(value) : value)
  return at(truth) - at(from) > at(to) - at(truth) ? from : to
}

describe('the page confirms a right guess, and corrects a wrong one', () => {
  it.each(asked)('$id, step $number: $question.ask', async (step) => {
    const { page } = open()
    const { id, question, step: written, stages } = step
    await openQuestion(page, step)
    const hero = page.locator('bl-app .board [data-place=hero]')
    expect(await hero.getAttribute('data-picture'), 'the hero stays').toBe(
      arrangementOf(written, stages[0]!).hero,
    )
    if (question.kind === 'choice') {
      const choose = (option: number) =>
        page.locator('bl-question input[type=radio]').nth(option).check({ force: true })
      await choose(0)
      const said = await revealed(page)
      const letter = /It is ([A-D]):/.exec(said)?.[1] ?? ''
      const right = letter.charCodeAt(0) - 65
      if (right === 0) expect(said).toMatch(/^Right!/)
      else expect(said).toMatch(/^It is .*You guessed A/)
      await again(page)
      await choose(right === 0 ? 1 : right)
      expect(await revealed(page)).toMatch(right === 0 ? /^It is A.*You guessed B/ : /^Right!/)
    } else {
      const said = numbersIn(await revealed(page))
      const plane = stages[0]?.kind === 'training' ? stages[0].plane : undefined
      const extent = plane && 'extent' in plane ? plane.extent : undefined
      const truth = {
        place: said.slice(0, 2),
        number: said.slice(0, 1),
        curve: written.sweep ? storedHeights(id, written.sweep) : [],
      }[question.kind]
      const wrong =
        question.kind === 'place'
          ? [extent?.a[0] ?? NaN, extent?.b[0] ?? NaN]
          : truth.map((one) => furtherEnd(question, one))
      await again(page)
      await guess(page, question, wrong)
      expect(await revealed(page)).not.toMatch(/^Right!/)
      await again(page)
      await guess(page, question, truth)
      expect(await revealed(page)).toMatch(/^Right!/)
    }
    expectQuiet(open())
  })
})
