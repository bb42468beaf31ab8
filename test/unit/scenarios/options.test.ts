import { beforeAll, describe, expect, test } from 'vitest'
import { sweptTruth } from '../../../src/analyses/swept-truth.ts'
import { inNumbers, isOfSweep, truthOf } from '../../../src/analyses/truth.ts'
import type { Expectation, Question } from '../../../src/exchange/lecture/scenario.ts'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { answered } from '../../../src/study/lecture/answer.ts'
import { observe } from '../../../src/theory/quantity/source.ts'
import { storedPoints } from '../../../src/theory/sweep/statistics.ts'
import { optionLetter, rightOption } from '../../../src/view/question/verdict.ts'
import { stagedSteps, type StagedStep } from '../../support/lectures/scenarios.ts'
import { storedSweeps } from '../../support/lectures/stored-sweeps.ts'
import { quickOracle } from '../../support/quick-oracle.ts'

interface AskedStep extends StagedStep {
  readonly name: string
  readonly question: Question
}

const choices = scenarios.flatMap((scenario) =>
  stagedSteps(scenario).flatMap((staged, i): AskedStep[] => {
    const { question } = staged.step
    return question?.kind === 'choice' ? [{ ...staged, name: `${scenario.id}, step ${i + 1}`, question }] : []
  }),
)

const ascends = (numbers: readonly number[]): boolean =>
  numbers.every((number, i) => i === 0 || number > numbers[i - 1]!)

/** The first number of a label, such as 1,000 of 'about 1,000 steps'. */
const firstNumber = (label: string): number =>
  Number(/\d[\d,]*(?:\.\d+)?/.exec(label)?.[0].replaceAll(',', '') ?? NaN)

/** Returns whether options have no values, or rise by their values or by the numbers that they show. */
function isInOrder(options: Question['options'] = []): boolean {
  const values = options.flatMap(({ value }) => (typeof value === 'number' ? value : []))
  return (
    values.length < options.length ||
    ascends(values) ||
    ascends(options.map(({ label }) => firstNumber(label)))
  )
}

test('options rise in value', () => {
  expect(choices.length).toBeGreaterThan(50)
  expect(choices.filter(({ question }) => !isInOrder(question.options)).map(({ name }) => name)).toEqual([])
  const options = (...values: number[]) => values.map((value) => ({ label: `about ${1000 / value}`, value }))
  expect([options(1, 2, 3), options(3, 2, 1), options(2, 1, 3)].map(isInOrder)).toEqual([true, true, false])
})

test('no lecture asks a question twice, or offers the same answers too often', () => {
  for (const { id, steps } of scenarios) {
    const questions = steps.flatMap(({ question }) => question ?? [])
    const asks = questions.map(({ ask }) => ask)
    expect(new Set(asks).size, id).toBe(asks.length)
    const offers = questions.flatMap(({ options }) => options?.map(({ label }) => label).join('\n') ?? [])
    for (const offer of offers) expect(offers.filter((one) => one === offer).length, id).toBeLessThan(3)
  }
})

/** The middle of what a lecture expects of the answer as its step opens; undefined if it expects nothing. */
function expectedAnswer({ step, question: { answer } }: AskedStep): number | undefined {
  if (!('quantity' in answer) || step.reveal?.experiment || step.reveal?.dial !== undefined) return undefined
  const plain = (given: Expectation['arguments'] = {}) => JSON.stringify(Object.entries(given).sort())
  const found = (step.expectations ?? []).find(
    ({ quantity, arguments: given, stage = 0 }) =>
      quantity === answer.quantity &&
      plain(given) === plain(answer.arguments) &&
      stage === (answer.stage ?? 0),
  )
  if (!found?.interval) return found?.value
  const [least, most] = found.interval
  return (least + most) / 2
}

/** The place of the right option, as far as sweeps, claims and short runs tell; undefined if only a long run on digits tells. */
async function rightOf(asked: AskedStep): Promise<number | undefined> {
  const { step, stages, question: written } = asked
  const { answer } = written
  const experiment = answered(step, stages['stage' in answer ? (answer.stage ?? 0) : 0]!)
  const expected = expectedAnswer(asked)
  const isLong =
    experiment.kind === 'training' && experiment.data.kind === 'generated' && experiment.data.id === 'digits'
  if (expected === undefined && isLong && !isOfSweep(written)) return undefined
  const source = { experiment, runs: [], answers: quickOracle }
  const question = await inNumbers(source, written)
  const points = storedSweeps.get(step.sweep?.reference ?? '')
  const [truth = NaN] =
    expected !== undefined
      ? [expected]
      : isOfSweep(question)
        ? sweptTruth(question, points ? storedPoints(points) : [])
        : await truthOf(
            'formula' in answer ? source : await observe(quickOracle, experiment),
            question,
            step.atlas,
          )
  const right = rightOption(question, truth)
  return typeof right === 'number' ? right : undefined
}

describe('the right option', () => {
  beforeAll(() => Promise.all(choices.map(({ step }) => fetchSamples(step.experiment))))

  test('is in each place about as often', async () => {
    const right: (number | undefined)[] = []
    for (const asked of choices) right.push(await rightOf(asked))
    const unknown = right.filter((place) => place === undefined).length
    for (const place of [0, 1, 2, 3]) {
      const count = right.filter((one) => one === place).length
      expect(
        (count + unknown) / choices.length,
        `${optionLetter(place)}, with all that are not known`,
      ).toBeLessThan(0.45)
    }
  })
})
