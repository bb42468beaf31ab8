import { describe, expect, test } from 'vitest'
import { hasRuns } from '../../../src/experiment/spec/experiment.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { quantityOf } from '../../../src/theory/quantity/index.ts'
import { observe, type Answers } from '../../../src/theory/quantity/source.ts'
import type { MeasureName, MeasureOptions } from '../../../src/reference/measurement.ts'
import { inWords } from '../../../src/exchange/lecture/live-numbers.ts'
import { withNumbersWritten } from '../../../src/exchange/lecture/notation/live-pieces.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { formulaOf } from '../../../src/theory/formulas/index.ts'
import type { Expectation, Question } from '../../../src/exchange/lecture/scenario.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { isLong } from '../../support/long.ts'
import { moons } from '../../support/experiments.ts'
import { expectationFault, shortForm, stagedSteps, stepFaults } from '../../support/lectures/scenarios.ts'

test('ids differ, and every step describes itself', () => {
  expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length)
  for (const { steps, minute } of scenarios) {
    expect(minute.split(' ').length).toBeLessThan(160)
    for (const { title, prose, beside, stage } of steps) {
      expect(title.length * prose.length).toBeGreaterThan(0)
      expect(Boolean(beside), `${title}: the main stage has a name where others are beside it`).toBe(
        Boolean(stage),
      )
      expect(beside?.length ?? 1).toBeLessThanOrEqual(3)
    }
  }
})

/** Number of words in Markdown; a formula counts as one. */
const wordCount = (markdown: string): number =>
  withNumbersWritten(markdown)
    .replaceAll(/\$\$[^]*?\$\$|\$[^$]*\$/g, 'formula')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length

test('a lecture has at most nine steps, and a step at most 90 words of prose', () => {
  const tooLong = scenarios.flatMap(({ id, steps }) => [
    ...(steps.length > 9 ? [`${id}: ${steps.length} steps`] : []),
    ...steps.flatMap(({ title, prose }) => (wordCount(prose) > 90 ? [`${title}: ${wordCount(prose)}`] : [])),
  ])
  expect(tooLong).toEqual([])
  expect(wordCount('With $a + b$ it is\n\n$$c = d$$\n\n– **four** or 4.')).toBe(8)
})

describe.each(scenarios)('$id', (scenario) => {
  const steps = stagedSteps(scenario)

  test('every prediction has a formula that applies and can be drawn in this way', () => {
    for (const { title, step, stages } of steps)
      for (const { formula: id, draw, arguments: given = {} } of step.predictions ?? [])
        for (const experiment of stages) {
          const formula = formulaOf(id)
          expect(formula?.drawings, `${title}: ${id}`).toContain(draw)
          expect(
            hasRuns(experiment) && formula?.refusal(experiment, given),
            `${title}: ${id}`,
          ).toBeUndefined()
        }
  })
})

test('every lecture asks at least twice, and the flagship on its first step', () => {
  for (const { id, steps } of scenarios)
    expect(steps.filter(({ question }) => question).length, id).toBeGreaterThanOrEqual(2)
  expect(scenarios[0]?.steps[0]?.question?.kind).toBe('place')
})

test('every step of a self-playing lecture but the last gives its duration; the overture takes ninety seconds', () => {
  const playing = scenarios.filter(({ steps }) => steps.some(({ seconds }) => seconds !== undefined))
  expect(playing.map(({ id }) => id)).toContain('overture')
  for (const { id, steps } of playing) {
    const seconds = steps.map((step) => step.seconds)
    expect(seconds.pop(), `${id}: its last step is left to the hand`).toBeUndefined()
    for (const each of seconds) expect(each, id).toBeGreaterThanOrEqual(8)
    for (const each of seconds) expect(each, id).toBeLessThanOrEqual(60)
  }
  const { steps } = scenarios.find(({ id }) => id === 'overture')!
  expect(steps.reduce((sum, { seconds = 0 }) => sum + seconds, 0)).toBe(90)
  expect(stagedSteps(scenarios.find(({ id }) => id === 'overture')!).at(-1)!.stages[0]).toEqual(
    stagedSteps(scenarios[0]!)[0]!.stages[0],
  )
})

test('a lecture that starts with the three gaps gives the length of their bar there, and only there', () => {
  for (const { id, steps } of scenarios)
    steps.forEach(({ measure, gapsTogether, expectations = [] }, i) => {
      const begins = i === 0 && measure === 'gaps'
      expect(gapsTogether !== undefined, `${id}, step ${i + 1}`).toBe(begins)
      if (!begins) return
      const gaps = expectations.filter(
        ({ quantity, value, source }) => quantity === 'gaps' && value !== undefined && source !== inWords,
      )
      const together = gaps.reduce((sum, { value = NaN }) => sum + value, 0)
      expect(gaps, id).toHaveLength(3)
      expect(gapsTogether! / together, id).toBeCloseTo(1, 2)
    })
})

test('a step whose picture is a spectrum or the gaps measures it', () => {
  for (const { id, steps } of scenarios)
    for (const [i, { hero, insets = [], measure }] of steps.entries()) {
      const shown = (['spectrum', 'gaps'] as const).filter((name) => hero === name || insets.includes(name))
      for (const name of shown) expect(measure, `${id}, step ${i + 1}`).toBe(name)
    }
})

test('an impossible question says why', async () => {
  const [staged] = stagedSteps(scenarios[0]!)
  const { step, stages } = staged!
  const faultsOf = async (change: Partial<Question>): Promise<string[]> => {
    const question = { ...step.question!, ...change }
    return await stepFaults(
      { title: '', step: { ...step, expectations: [], question }, stages },
      oracle,
      'oracle',
    )
  }
  expect(await faultsOf({})).toEqual([])
  expect(await faultsOf({ ask: 'A run starts at 0.5. Where does it end?' })).toEqual([])
  expect(await faultsOf({ ask: 'Wait. Look. Where?', within: 0 })).toHaveLength(3)
  const choice = { kind: 'choice', answer: { quantity: 'final-weight' } } as const
  const options = (...values: number[]) => ({
    ...choice,
    options: values.map((value) => ({ label: '', value })),
  })
  expect(await faultsOf(options(2, -1, 0))).toEqual([])
  expect(await faultsOf(options(1.9, 2.1))).toEqual([expect.stringMatching(/no option is clearly/)])
  const number = { kind: 'number', answer: { quantity: 'final-weight' }, within: 0.2 } as const
  expect(await faultsOf({ ...number, scale: { from: 0, to: 4 } })).toEqual([])
  expect(await faultsOf({ ...number, scale: { from: 0, to: 1 } })).toEqual([expect.stringMatching(/scale/)])
  await expect(faultsOf({ ...choice, answer: { formula: 'nothing' } })).rejects.toThrow(/no formula/)
})

test('an expectation that does not hold reports what was found', async () => {
  const [{ stages } = { stages: [] }] = stagedSteps(scenarios[0]!)
  const source = await observe(oracle, stages[0]!)
  const wanted = { quantity: 'final-weight', source: 'a guess' }
  const fault = (expected: object, place: 'engine' | 'oracle' = 'oracle') =>
    expectationFault({ ...wanted, ...expected }, source, place)
  expect(await fault({ value: 5, absolute: 0.1 })).toMatch(/more than 0.1 from 5/)
  expect(await fault({ interval: [5, 6] })).toMatch(/not in 5 to 6/)
  expect(await fault({})).toMatch(/does not say/)
  expect(await fault({ value: 2, relative: 0.5 })).toBeUndefined()
  const rough = { value: 2, absolute: 1e-9, float32: { absolute: 0.5 } }
  expect(await fault(rough)).toMatch(/more than 1e-9 from 2/)
  expect(await fault(rough, 'engine')).toBeUndefined()
})

test('an expectation over draws is tried on each of them, and reports in how many it holds', async () => {
  const sorting = { version: 1, seed: 1, problem: { kind: 'procedure', id: 'quicksort', size: 10 } }
  const source = await observe(oracle, parseExperiment(sorting))
  const most = (value: number, rule: 'all' | 'most' | 'median', draws: number) =>
    expectationFault(
      {
        quantity: 'comparisons',
        interval: [0, value],
        over: { draws, rule },
        source: 'a guess',
      },
      source,
      'oracle',
    )
  expect(await most(45, 'all', 20)).toBeUndefined()
  expect(await most(0, 'most', 8)).toMatch(/^comparisons \{\} \(a guess\) holds in 0 of 8 draws, \d+ to \d+$/)
  expect(await most(0, 'all', 20), 'the short form tries a few').toMatch(
    isLong ? /in 0 of 20 draws/ : /in 0 of 5 draws/,
  )
  expect(await most(0, 'median', 8)).toMatch(/in the median of 8 draws/)
})

test('a step names the faults of its stages and of its sweep', async () => {
  const [staged] = stagedSteps(scenarios[0]!)
  const { step, stages } = staged!
  const wrong = { value: 7, absolute: 0, source: 'a guess' }
  const wronged = {
    ...step,
    expectations: [
      { quantity: 'final-weight', ...wrong },
      { quantity: 'final-weight', ...wrong, on: ['engine'] as const },
      { quantity: 'final-weight', ...wrong, long: true },
    ],
    sweep: {
      label: 'seed',
      values: [1, 2],
      experiments: [{ seed: 1 }, { seed: 2 }],
      quantities: [{ quantity: 'final-weight', label: 'w₁' }],
      expectations: [{ quantity: 'mean', ...wrong }],
    },
  }
  const faults = await stepFaults({ title: '', step: wronged, stages }, oracle, 'oracle')
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual(['final-weight', 'mean'])
})

test('npm test runs the stated part of a sweep, and its other expectations on the whole', async () => {
  const [staged] = stagedSteps(scenarios[0]!)
  const short = { values: 2, seeds: 1 }
  const sweep = {
    label: 'seed',
    values: [1, 2, 3],
    experiments: [{ seed: 1 }, { seed: 2 }, { seed: 3 }],
    seeds: 2,
    short,
    quantities: [{ quantity: 'final-weight', label: 'w₁' }],
  }
  expect(shortForm(sweep)).toMatchObject({
    values: [1, 2],
    experiments: [{ seed: 1 }, { seed: 2 }],
    seeds: 1,
  })
  const beyond = { quantity: 'mean', arguments: { at: 2 }, interval: [0, 9] as const, source: 'a guess' }
  const { step, stages } = staged!
  const swept = { ...step, sweep: { ...sweep, expectations: [beyond] } }
  await expect(stepFaults({ title: '', step: swept, stages }, oracle, 'oracle')).rejects.toThrow(/no value 2/)
})

test('a sweep runs the values that expectations read, for a slope all of them', async () => {
  const { step: whole, stages } = stagedSteps(scenarios[0]!)[0]!
  const ran: number[] = []
  const counting: Answers = {
    ...oracle,
    train: (experiment) => {
      ran.push(experiment.seed)
      return oracle.train(experiment)
    },
  }
  const faultsOf = (expectation: Omit<Expectation, 'source'>) => {
    ran.length = 0
    const sweep = {
      label: 'seed',
      values: [1, 2, 3],
      experiments: [{ seed: 11 }, { seed: 12 }, { seed: 13 }],
      quantities: [{ quantity: 'final-loss', label: 'loss' }],
      expectations: [{ ...expectation, source: 'a guess' }],
    }
    const step = { ...whole, expectations: [], sweep }
    return stepFaults({ title: '', step, stages }, counting, 'engine')
  }
  expect(await faultsOf({ quantity: 'mean', arguments: { at: 1 }, value: -1, absolute: 0 })).toHaveLength(1)
  expect(ran).toEqual([12])
  expect(await faultsOf({ quantity: 'ratio', arguments: { at: 2 }, interval: [0, 9] })).toEqual([])
  expect(ran).toEqual([13, 11])
  expect(await faultsOf({ quantity: 'slope', interval: [-9, 9] })).toEqual([])
  expect(ran).toEqual([11, 12, 13])
})

test('an unknown quantity, or one that does not apply, is refused in words', async () => {
  const source = { experiment: stagedSteps(scenarios[0]!)[0]!.stages[0]!, runs: [], answers: oracle }
  await expect(quantityOf(source, 'nothing')).rejects.toThrow(/no quantity called 'nothing'/)
  await expect(quantityOf(source, 'final-loss')).rejects.toThrow(
    /no run with start=0 algorithm=0: nothing has run/,
  )
})

test("a measure of a run's end is a quantity with its own name", async () => {
  const experiment = parseExperiment({ ...moons, plane: { kind: 'weights', first: 0, second: 1 } })
  const source = await observe(oracle, experiment)
  const { finalWeights, loss } = source.runs[0]!
  const measured = (what: MeasureName, options: MeasureOptions = {}) =>
    oracle.measure(experiment, finalWeights, what, options).values
  expect(await quantityOf(source, 'movement')).toBe(measured('movement')[0])
  const second = await quantityOf(source, 'hessian-top', { index: 1 })
  expect(second).toBeCloseTo(measured('hessian-top', { count: 2 })[1]!, 6)
  const metric = { ...experiment.metric, part: 'test' }
  expect(await quantityOf(source, 'part-loss')).toBe(measured('metric', { metric })[0])
  expect(await quantityOf(source, 'part-loss', { part: 'train' })).toBe(loss.at(-1))
  const wrong = 40 * (await quantityOf(source, 'part-errors', { part: 'train' }))
  expect(wrong).toBeCloseTo(Math.round(wrong), 9)
  await expect(quantityOf(source, 'movement', { index: 4 })).rejects.toThrow(/there is none at index 4/)
})
