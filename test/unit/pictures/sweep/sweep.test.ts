import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import type { LevelView } from '../../../../src/charts/plot/level-line.ts'
import { spreadOf } from '../../../../src/theory/sweep/statistics.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { AgainstView } from '../../../../src/pictures/sweep/bl-sweep-against.ts'
import type { SweepView } from '../../../../src/pictures/sweep/bl-sweep-chart.ts'
import { shownValue, sweepCharts } from '../../../../src/pictures/sweep/sweep.ts'
import type { Guesses } from '../../../../src/pictures/picture.ts'
import { endColors, runColors } from '../../../../src/math/picture/palette.ts'
import { mergePatch } from '../../../../src/experiment/format/merge.ts'
import { product } from '../../../support/experiments.ts'
import type { AskedPlot } from '../../../../src/elements/charts/plots/bl-asked-plot.ts'
import type { Dial, PictureName, Question, Sweep } from '../../../../src/exchange/lecture/scenario.ts'
import { runLooks } from '../../../../src/math/picture/looks/run-looks.ts'
import { noGuess } from '../../../../src/view/question/verdict.ts'

const values = [1, 2, 4]
const sweep: Sweep = {
  label: 'width',
  values,
  experiments: [{}, {}, {}],
  quantities: [{ quantity: 'movement', label: 'movement', fit: 'power' }],
}
const powerOf = (factor: number, power: number) =>
  values.map((value) => ({ value, spreads: [spreadOf([factor * value ** power])] }))
const reference = powerOf(3, 2)
const live = powerOf(5, 1)

const experiment = parseTraining(
  mergePatch(product, { algorithms: [{ id: 'sgd', learningRate: 2, steps: 5 }] }),
)

const levelsOf = (levels: readonly LevelView[]) => levels.map(({ label, value }) => [label, value])

const answer = { quantity: 'movement' }
const ask = { ask: 'What is it?', answer, because: '' }

/** The properties of the chart with some live points, with an open question if one is given. */
function chartOf(
  count: number,
  question?: Question,
  plan = sweep,
  told: Partial<Guesses> = {},
  dial?: Dial,
  stage = experiment,
  chart = 0,
  known = reference,
) {
  const analyses = {
    sweep: {
      study: { stale: signal(false), busy: signal(false) },
      points: signal(live.slice(0, count)),
      done: signal(count),
      total: signal(3),
      problem: signal(''),
    },
    reference: { points: signal(known) },
  }
  const guesses: Guesses = {
    question,
    isOpen: question !== undefined,
    revealed: false,
    stale: false,
    truth: undefined,
    verdict: undefined,
    guess: noGuess,
    room: signal(false),
    picture: signal(signal('sweep')),
    inAnswer: (shown) => shown,
    ...told,
  }
  const charts = sweepCharts(
    analyses as never,
    plan,
    stage,
    'light',
    guesses,
    guesses.isOpen ? question : undefined,
    dial,
  ) as unknown as { strings: readonly string[]; values: readonly unknown[] }[]
  const template = charts.at(chart)!
  const given = (name: string) =>
    template.values[template.strings.findIndex((text) => text.trim().endsWith(`${name}=`))]
  const view = given('.view') as SweepView
  const { isDrawn, levels = [], rules = [], scale, series } = view
  return {
    ...view,
    levels,
    rules,
    asked: given('.asked') as AskedPlot | undefined,
    drawn: isDrawn ? scale : undefined,
    all: series,
    series: series[0]!,
  }
}

test('a curve of an algorithm has the colour of its runs, whatever its place', () => {
  const of = (algorithms: readonly number[]) => ({
    ...sweep,
    quantities: algorithms.map((algorithm) => ({
      quantity: 'measured-rate',
      arguments: { algorithm },
      label: String(algorithm),
    })),
  })
  const algorithms = ['nesterov', 'sgd'].map((id) => ({ id, learningRate: 1, momentum: 0.5, steps: 5 }))
  const stage = parseTraining(mergePatch(product, { algorithms: algorithms.map(({ momentum, ...one }) => one.id === 'sgd' ? one : { ...one, momentum }) })) // prettier-ignore
  const colors = (plan: Sweep) =>
    chartOf(0, undefined, plan, {}, undefined, stage).all.map(({ color }) => color)
  const looks = runLooks(stage.algorithms, 'light').map(({ color }) => color)
  expect(colors(of([0, 1]))).toEqual(looks)
  expect(colors(of([1, 0]))).toEqual(looks.toReversed())
  expect(colors(of([0, 0])), 'two curves of one algorithm are told apart').toEqual(
    runColors('light').slice(0, 2),
  )
})

test('a question shows whole curves, or only the ends of all if it asks for a peak', () => {
  const plan: Sweep = {
    ...sweep,
    quantities: ['one', 'other'].map((label) => ({ quantity: 'movement', label })),
  }
  const number: Question = { ...ask, kind: 'number', scale: { from: 1, to: 9 } }
  const whole = chartOf(3, { ...number, curves: [1] }, plan)
  expect(whole.all.map(({ label }) => label)).toEqual(['other'])
  expect(whole.points).toHaveLength(3)
  expect(whole.asked?.given, 'no veil').toBe(Infinity)
  expect(
    whole.others?.map(({ name }) => name),
    'the hidden name keeps its space',
  ).toContain('one')
  const ends = chartOf(3, { ...number, answer: { swept: 'most', of: 0 } }, plan)
  expect(ends.points.map(({ value }) => value)).toEqual([4])
  expect(ends.asked?.endGiven).toBe(4)
  const free = { scale: chartOf(3, undefined, plan).scale, isWhole: chartOf(3, undefined, plan).isWhole }
  expect(free).toEqual({ scale: undefined, isWhole: true })
  expect(ends.isWhole).toBe(false)
})

test('in adjacent charts curves of one name look the same, and each chart names its vertical axis', () => {
  const plan: Sweep = {
    ...sweep,
    up: ['near', 'far'],
    quantities: [0, 1].flatMap((chart) =>
      ['without', 'with'].map((label) => ({ quantity: 'movement', label, chart })),
    ),
  }
  const [near, far] = [0, 1].map((chart) => chartOf(0, undefined, plan, {}, undefined, experiment, chart))
  const looks = ({ all }: ReturnType<typeof chartOf>) =>
    all.map(({ label, color, mark }) => [label, color, mark])
  expect(looks(far!)).toEqual(looks(near!))
  expect(near!.all[0]!.color).not.toBe(near!.all[1]!.color)
  expect([near!.up, far!.up]).toEqual(['near', 'far'])
})

test('a curve that is alone in its chart looks like its namesake in the other, whatever its quantity', () => {
  const plan: Sweep = {
    ...sweep,
    up: ['dips', 'share wrong'],
    quantities: [
      { quantity: 'minima', label: 'plain' },
      { quantity: 'part-errors', label: 'plain', chart: 1 },
      { quantity: 'part-errors', label: 'with skips', chart: 1 },
    ],
  }
  const [dips, wrong] = [0, 1].map((chart) => chartOf(0, undefined, plan, {}, undefined, experiment, chart))
  const looks = [...dips!.all, ...wrong!.all].map(({ color, mark }) => [color, mark])
  const [first, second] = runColors('light')
  expect(looks).toEqual([
    [first, 0],
    [first, 0],
    [second, 1],
  ])
  expect([dips!.up, wrong!.up]).toEqual(['dips', 'share wrong'])
})

test('a live point replaces its stored one, and the slope belongs to the displayed points', () => {
  const { points, series } = chartOf(1)
  expect(points).toEqual([live[0], ...reference.slice(1)])
  expect(series.fit!.slope).toBeCloseTo(1.6, 1)
  const whole = chartOf(3)
  expect(whole.points).toEqual(live)
  expect(whole.series.fit!.slope).toBeCloseTo(1, 9)
})

test('a question about the curve leaves the points from which it is drawn, and no slope', () => {
  const scale = { from: 1, to: 100, log: true }
  const { points, series, drawn, asked } = chartOf(3, { ...ask, kind: 'curve', scale })
  expect(points).toEqual(live.slice(0, 2))
  expect([series.fit, asked]).toEqual([undefined, undefined])
  expect(drawn).toEqual(scale)
})

test('shares of a whole have the colours of the ends that they count', () => {
  const quantities = ['converged', 'cycle'].map((status) => ({
    quantity: 'outcome-share',
    arguments: { status },
    label: status,
  }))
  const colorsOf = (stacked: boolean) =>
    chartOf(3, undefined, { ...sweep, quantities, stacked }).all.map(({ color }) => color)
  expect(colorsOf(true)).toEqual([endColors.converged, endColors.cycle])
  expect(colorsOf(false)).toEqual(runColors('light').slice(0, 2))
})

test('the difference of two curves waits with the answer', () => {
  const plan: Sweep = { ...sweep, difference: [0, 0] }
  expect(chartOf(3, undefined, plan).difference).toEqual([0, 0])
  expect(chartOf(3, { ...ask, kind: 'number', scale: { from: 0, to: 9 } }, plan).difference).toBeUndefined()
})

test('a scale is that of the chart that it names', () => {
  const scale = { from: 0, to: 7 }
  const [quantity] = sweep.quantities
  const scaleOf = (more: Partial<Sweep>) => chartOf(3, undefined, { ...sweep, ...more }).scale
  expect(scaleOf({ scale })).toEqual(scale)
  expect(scaleOf({ scale: { ...scale, chart: 1 } }), 'the chart is another').toBeUndefined()
  expect(scaleOf({ scale: { ...scale, chart: 1 }, quantities: [{ ...quantity!, chart: 1 }] })).toMatchObject(
    scale,
  )
})

test('a level is named on the side where the curves are further from it', () => {
  const rules = ['at the first point', 'at the last'].map((label, k) => {
    const at = live.at(-k)!.spreads[0]!.median
    return { at, label, axis: 'up' as const }
  })
  const { levels } = chartOf(3, undefined, { ...sweep, rules })
  expect(levels.map(({ isNamedLeft }) => isNamedLeft)).toEqual([false, true])
})

test("thresholds and levels wait with the answer, except the given ones, and so does the stage's value", () => {
  const rules = [
    { at: 1.5, label: 'here' },
    { at: 3, label: 'there' },
    { at: 9, label: 'as before', axis: 'up' as const },
  ]
  const rated = values.map((learningRate) => ({ algorithms: [{ id: 'sgd', learningRate, steps: 1 }] }))
  const plan = { ...sweep, experiments: rated, rules }
  const shown = chartOf(3, undefined, plan)
  expect([shown.rules.map(({ label }) => label), levelsOf(shown.levels), shown.shown]).toEqual([
    ['here', 'there'],
    [['as before', 9]],
    2,
  ])
  const number: Question = { ...ask, kind: 'number', scale: { from: 1, to: 9 }, given: 2 }
  const waiting = chartOf(3, number, plan)
  expect([waiting.rules.map(({ label }) => label), waiting.levels, waiting.shown]).toEqual([['here'], [], 2])
  expect(chartOf(3, { ...number, given: 1 }, plan).shown).toBeUndefined()
})

test('a law of measured values is drawn in ink, a law by itself in colour, and the median is named', () => {
  const quantities = ['movement', 'kernel-change'].map((quantity) => ({ quantity, label: quantity }))
  const laws = quantities.map((one) => ({ ...one, law: true }))
  const colorsOf = (of: Sweep['quantities']) =>
    chartOf(3, undefined, { ...sweep, quantities: of }).all.map(({ color }) => color)
  const [measured, ink, other] = colorsOf([quantities[0]!, ...laws])
  expect(new Set([measured, ink, other]).size).toBe(3)
  expect(colorsOf(laws.slice(0, 1)), 'a curve like another').toEqual([measured])
  expect(colorsOf([quantities[0]!, laws[1]!])[1], 'the first law of another').toBe(ink)
  const repeated = {
    ...sweep,
    seeds: 8,
    quantities: [{ quantity: 'part-loss', label: 'error on new points' }, laws[0]!],
  }
  const { up, all } = chartOf(3, undefined, repeated)
  expect([up, all[0]!.label]).toEqual(['error on new points', 'median of 8 draws'])
})

test('a question about a number leaves the given points, and is guessed on the axis of its quantity', () => {
  const scale = { from: 10, to: 30 }
  const { points, asked, scale: drawn } = chartOf(3, { ...ask, kind: 'number', scale, given: 1 })
  expect(points).toEqual(live.slice(0, 1))
  expect(asked).toMatchObject({
    ask: ask.ask,
    open: true,
    given: 1,
    guess: { axis: 'up', number: undefined, bounds: scale },
  })
  expect(drawn?.from, 'the axis holds what is given').toBeLessThanOrEqual(5)
  expect(drawn?.to, 'and what may be guessed').toBeGreaterThanOrEqual(30)
  const elsewhere = chartOf(3, { ...ask, kind: 'number', scale, answer: { quantity: 'final-loss' } })
  expect([elsewhere.points, elsewhere.asked?.guess]).toEqual([[], undefined])
})

test('options have their places on the axis of their quantity, unless the question excludes it', () => {
  const options = [
    { label: 'little', value: 0 },
    { label: 'much', value: 50 },
  ]
  const choice: Question = { ...ask, kind: 'choice', options }
  const placed = chartOf(3, choice)
  expect(placed.asked?.guess?.options?.map(({ letter, value }) => [letter, value])).toEqual([
    ['A', 0],
    ['B', 50],
  ])
  expect(placed.scale).toMatchObject({ from: 0 })
  expect(placed.points).toEqual([])
  expect(chartOf(3, { ...choice, axis: 'none' }).asked?.guess).toBeUndefined()
})

test('a guess is made in one picture, and is a ghost with its distance in every chart that has its axis', () => {
  const scale = { from: 1, to: 100, log: true }
  const number: Question = { ...ask, kind: 'number', scale, within: 1.1 }
  const guessIn = (told: Partial<Guesses>) => chartOf(3, number, sweep, told).asked?.guess
  expect(guessIn({})).toBeDefined()
  expect(guessIn({ picture: signal(signal('scatter')) }), 'it is made elsewhere').toBeUndefined()
  const answered = { isOpen: false, revealed: true, truth: [5], guess: { ...noGuess, number: 10 } }
  const ghost = { axis: 'up', number: 10, truth: 5, off: '2 times too much' }
  expect(guessIn({ ...answered, picture: signal(signal('scatter')) })).toMatchObject(ghost)
  expect(guessIn({ ...answered, stale: true }), 'the truth is of something else').toMatchObject({
    number: 10,
    truth: undefined,
    off: undefined,
  })
})

test("a number is guessed at the stage's value at which its answer is shown", () => {
  const plan = { ...sweep, experiments: [1, 2, 4].map((learningRate) => ({ algorithms: [{ id: 'sgd', learningRate, steps: 5 }] })) } // prettier-ignore
  const number: Question = { ...ask, kind: 'number', scale: { from: 1, to: 9 } }
  const overOf = (question: Question, told: Partial<Guesses> = {}) =>
    chartOf(3, question, plan, told).asked?.guess?.over
  expect(overOf(number)).toBe(2)
  const moved = parseTraining(mergePatch(experiment, plan.experiments[2]!))
  expect(overOf(number, { inAnswer: () => moved }), 'where the dial of the answer is').toBe(4)
  expect(overOf({ ...number, answer: { ...answer, arguments: { part: 'test' } } })).toBeUndefined()
  expect(
    overOf({ ...number, answer: { swept: 'median', of: 0, value: 4 } }),
    'the value that is asked about',
  ).toBe(4)
  expect(overOf({ ...number, answer: { swept: 'most', of: 0 } }), 'right of the last value').toBeGreaterThan(
    4,
  )
  expect(
    overOf({ ...number, answer: { swept: 'reached', of: 0, level: 3 }, axis: 'across' }),
    'the level that it is to reach',
  ).toBe(3)
})

test("of several charts the one with the question's curve takes the guess, the one before is given, and the one after follows", () => {
  const plan = {
    ...sweep,
    quantities: [0, 1, 2].map((chart) => ({ quantity: 'movement', label: `movement ${chart}`, chart })),
  }
  const question: Question = {
    ...ask,
    kind: 'choice',
    options: [10, 50].map((value) => ({ label: `${value}`, value })),
    answer: { swept: 'median', of: 1, value: 4 },
  }
  const inChart = (chart: number) => chartOf(0, question, plan, {}, undefined, experiment, chart)
  expect(inChart(0).asked, 'nothing veils it').toBeUndefined()
  expect(inChart(0).points).toHaveLength(3)
  expect(inChart(1).asked?.guess?.options).toHaveLength(2)
  expect(() => inChart(2), 'it is not drawn yet').toThrow()
})

test('quantities of one label are drawn against each other, a named dot for each value', () => {
  const [across, up] = [[40, 10, 12], [0.8, 0.3, NaN]] // prettier-ignore
  const plan = {
    ...sweep,
    against: true,
    words: { 1: 'Adam', 2: 'SGD', 4: 'batches' },
    up: ['dips', 'wrong'],
    quantities: [0, 1].map((chart) => ({ quantity: 'movement', label: 'plain', chart })),
  }
  const points = values.map((value, i) => ({
    value,
    spreads: [across, up].map((all) => spreadOf([all![i]!])),
  }))
  const view = chartOf(0, undefined, plan, {}, undefined, experiment, 0, points) as unknown as AgainstView & {
    readonly all: AgainstView['series']
  }
  expect([view.across, view.up]).toEqual(['dips', 'wrong'])
  expect(view.all.map(({ label }) => label)).toEqual(['plain'])
  expect(
    view.all[0]!.points.map(({ name, across: x, up: y }) => [name, x.median, y.median]),
    'a value without a number has no dot',
  ).toEqual([
    ['Adam', 40, 0.8],
    ['SGD', 10, 0.3],
  ])
})

test("the chosen option stays, with an audience's votes and the right one", () => {
  const options = [
    { label: 'little', value: 0 },
    { label: 'much', value: 50 },
  ]
  const choice: Question = { ...ask, kind: 'choice', options }
  const verdict = { right: undefined, option: 1, headline: '', distances: [] }
  const guess = { ...noGuess, chosen: 0, hands: [3, 1] }
  const told = { isOpen: false, revealed: true, truth: [40], verdict, guess }
  expect(chartOf(3, choice, sweep, told).asked?.guess?.options).toMatchObject([
    { letter: 'A', chosen: true, hands: 3, right: false },
    { letter: 'B', chosen: false, hands: 1, right: true },
  ])
})

test("an audience's guesses are counted in bins of the axis", () => {
  const number: Question = { ...ask, kind: 'number', scale: { from: 1, to: 10, log: true } }
  const counted = (numbers: readonly number[], room = true) =>
    chartOf(3, number, sweep, { room: signal(room), guess: { ...noGuess, numbers } }).asked?.guess?.counted
  expect(counted([])?.counts).toEqual([0, 0, 0, 0])
  expect(counted([1, 2, 9, 9.5, 1000])?.counts).toEqual([1, 1, 0, 3])
  expect(counted([1], false), 'of one reader there is a mark').toBeUndefined()
  expect(counted([1, 2], false)?.counts, 'the guesses of a room stay').toEqual([1, 1, 0, 0])
})

test('the pill goes to the values of a dial that varies the same field, otherwise to the swept ones; not while a question is open', () => {
  const patchOf = (learningRate: number) => ({ algorithms: [{ id: 'sgd', learningRate, steps: 5 }] })
  const plan = { ...sweep, experiments: values.map(patchOf) }
  const dial = { label: 'rate', values: [1, 2, 3, 90], experiments: [1, 2, 3, 90].map(patchOf) }
  expect(chartOf(3, undefined, plan).places).toEqual(values)
  expect(chartOf(3, undefined, plan, {}, dial).places, 'as far as its values are on the axis').toEqual([
    1, 2, 3,
  ])
  expect(chartOf(3, undefined, plan, {}, { ...dial, values: [5, 6, 7, 8] }).places, 'another dial').toEqual(
    values,
  )
  expect(chartOf(3, undefined, sweep).places, 'the stage shows none of the values').toEqual([])
  expect(chartOf(3, { ...ask, kind: 'number', scale: { from: 1, to: 9 } }, plan).places).toEqual([])
})

test('in a sweep over the steps of the runs, the timeline gives the value', () => {
  const rated = values.map((learningRate) => ({ algorithms: [{ id: 'sgd', learningRate, steps: 1 }] }))
  expect(shownValue(experiment, { ...sweep, experiments: rated }, 3)).toBe(2)
  const ofSteps = { ...sweep, ofSteps: true }
  expect([0, 1, 3, 4, 5].map((step) => shownValue(experiment, ofSteps, step))).toEqual([
    undefined,
    1,
    3,
    4,
    undefined,
  ])
})

test("the question's curve has the ring, not its law", () => {
  const quantities: Sweep['quantities'] = [
    { quantity: 'saddle-steps', label: 'predicted', law: true },
    { quantity: 'movement', label: 'movement' },
  ]
  expect(chartOf(3, { ...ask, kind: 'choice' }, { ...sweep, quantities }).ringed).toBe(1)
  expect(chartOf(3, undefined, { ...sweep, quantities }).ringed).toBeUndefined()
  const rates = [0, 1].map((algorithm) => ({ quantity: 'movement', arguments: { algorithm }, label: '' }))
  const formula = { formula: 'convergence-rate', arguments: { algorithm: 1 } }
  const ofFormula: Question = { ...ask, answer: formula, kind: 'choice' }
  expect(chartOf(3, ofFormula, { ...sweep, quantities: rates }).ringed).toBe(1)
})

test("of curves with their own experiments, the stage's has the ring", () => {
  const quantities: Sweep['quantities'] = [0, 1].flatMap((chart) =>
    [0.1, 0.2].map((learningRate) => ({
      quantity: 'movement',
      label: String(learningRate),
      experiment: { algorithms: [{ id: 'sgd', learningRate, steps: 1 }] },
      chart,
    })),
  )
  const ringed = (rate: number) => {
    const stage = parseTraining({ ...experiment, algorithms: [{ id: 'sgd', learningRate: rate, steps: 1 }] })
    return [0, 1].map(
      (chart) => chartOf(3, undefined, { ...sweep, quantities }, {}, undefined, stage, chart).ringed,
    )
  }
  expect([0.1, 0.2, 0.3].map(ringed), 'in each chart').toEqual([
    [0, 2],
    [1, 3],
    [undefined, undefined],
  ])
})

test('an axis named by a question is one of the picture that takes the guess', () => {
  const question: Question = { ...ask, kind: 'number', scale: { from: 0, to: 9 }, axis: 'up' }
  const guessIn = (picture: PictureName) =>
    chartOf(3, question, sweep, {
      picture: signal(signal(picture)),
      isOpen: false,
      revealed: true,
      truth: [4],
    }).asked?.guess
  expect(guessIn('sweep')).toMatchObject({ truth: 4 })
  expect(guessIn('losses')).toBeUndefined()
})
