import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import type { LevelView } from '../../../src/charts/plot/level-line.ts'
import type { SweptSeries } from '../../../src/charts/sweep-chart.ts'
import { spreadOf } from '../../../src/theory/sweep/statistics.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { shownValue, sweepCharts } from '../../../src/pictures/sweep.ts'
import { sweptValueOf } from '../../../src/theory/sweep/swept.ts'
import { mergePatch } from '../../../src/experiment/format/merge.ts'
import { product } from '../../support/experiments.ts'
import type { AskedPlot } from '../../../src/elements/charts/plots/bl-asked-plot.ts'
import type { Question, Rule, Sweep } from '../../../src/scenarios/scenario.ts'
import { guessedLevels } from '../../../src/view/question/guessed-level.ts'
import { noGuess } from '../../../src/view/question/verdict.ts'

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

/** The properties that the chart is given with so many live points, under a question that is open where one is given. */
function chartOf(count: number, question?: Question, plan = sweep) {
  const analyses = {
    sweep: {
      study: { stale: signal(false), busy: signal(false) },
      points: signal(live.slice(0, count)),
      done: signal(count),
      total: signal(3),
      problem: signal(''),
    },
    reference: { points: signal(reference) },
  }
  const guesses = { question, isOpen: question !== undefined, revealed: false, guess: noGuess }
  const [template] = sweepCharts(
    analyses as never,
    plan,
    sweptValueOf(experiment, plan),
    'light',
    guesses,
    question,
  ) as unknown as [{ strings: readonly string[]; values: readonly unknown[] }]
  const given = (name: string) =>
    template.values[template.strings.findIndex((text) => text.trim().endsWith(`${name}=`))]
  const [series] = given('.series') as SweptSeries[]
  return {
    points: given('.points'),
    scale: given('.scale'),
    asked: given('.asked') as AskedPlot | undefined,
    drawn: given('.drawn'),
    held: given('.held'),
    shown: given('.shown'),
    rules: given('.rules') as readonly Rule[],
    levels: given('.levels') as readonly LevelView[],
    up: given('up'),
    all: given('.series') as SweptSeries[],
    series: series!,
  }
}

test('a live point takes the place of its stored one, and the slope is that of the points that are shown', () => {
  const { points, series } = chartOf(1)
  expect(points).toEqual([live[0], ...reference.slice(1)])
  expect(series.fit!.slope).toBeCloseTo(1.6, 1)
  const whole = chartOf(3)
  expect(whole.points).toEqual(live)
  expect(whole.series.fit!.slope).toBeCloseTo(1, 9)
})

test('a question for the curve leaves the points from which it is drawn, and no slope', () => {
  const scale = { from: 1, to: 100, log: true }
  const { points, series, drawn, asked } = chartOf(3, { ...ask, kind: 'curve', scale })
  expect(points).toEqual(live.slice(0, 2))
  expect([series.fit, asked]).toEqual([undefined, undefined])
  expect(drawn).toEqual(scale)
})

test('thresholds and levels wait with the answer, but for those that are given; so does the value of the stage', () => {
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

test('a law of what is measured is in ink, one of nothing has a colour; the median is named as one', () => {
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

test('a question for a number leaves the points that it gives, and is guessed on the axis of its quantity', () => {
  const scale = { from: 10, to: 30 }
  const { points, asked, scale: drawn } = chartOf(3, { ...ask, kind: 'number', scale, given: 1 })
  expect(points).toEqual(live.slice(0, 1))
  expect(asked).toEqual({
    ask: ask.ask,
    open: true,
    given: 1,
    guess: { axis: 'up', number: undefined, bounds: scale },
  })
  expect(drawn, 'the axis holds what is given and what may be guessed, and tells no more').toEqual({
    from: 5,
    to: 30,
    log: undefined,
  })
  const elsewhere = chartOf(3, { ...ask, kind: 'number', scale, answer: { quantity: 'final-loss' } })
  expect([elsewhere.points, elsewhere.asked?.guess]).toEqual([[], undefined])
})

test('options have their places on the axis of their quantity, unless the question says that they have none', () => {
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

test('a number that was guessed of what the sweep follows is a level of its chart, once the truth is shown', () => {
  const charts = (revealed: boolean, quantity: string) => {
    const question = { kind: 'number', answer: { quantity } }
    const guessing = { question, isOpen: false, revealed, guess: { ...noGuess, number: 7 } }
    return levelsOf(guessedLevels(guessing as never, sweep.quantities, 'light'))
  }
  expect(charts(true, 'movement')).toEqual([['your guess', 7]])
  expect(charts(false, 'movement')).toEqual([])
  expect(charts(true, 'final-loss')).toEqual([])
})

test('of a sweep over the steps of the runs, the timeline says which value is shown', () => {
  const valueAt = (step: number, plan: Sweep) =>
    shownValue({ store: { experiment }, playback: { step } } as never, plan)
  const rated = values.map((learningRate) => ({ algorithms: [{ id: 'sgd', learningRate, steps: 1 }] }))
  expect(valueAt(3, { ...sweep, experiments: rated })).toBe(2)
  expect([0, 1, 3, 4, 5].map((step) => valueAt(step, { ...sweep, ofSteps: true }))).toEqual([
    undefined,
    1,
    3,
    4,
    undefined,
  ])
})
