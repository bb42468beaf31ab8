import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import type { LevelView } from '../../../src/charts/plot/level-line.ts'
import type { SweptSeries } from '../../../src/charts/sweep-chart.ts'
import { spreadOf } from '../../../src/theory/sweep/statistics.ts'
import { sweepCharts } from '../../../src/pictures/sweep.ts'
import type { AskedPlot } from '../../../src/elements/charts/plots/bl-asked-plot.ts'
import type { Question, Sweep } from '../../../src/scenarios/scenario.ts'
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

const levelsOf = (levels: readonly LevelView[]) => levels.map(({ label, value }) => [label, value])

const answer = { quantity: 'movement' }
const ask = { ask: 'What is it?', answer, because: '' }

/** The properties that the chart is given with so many live points, under a question that is open where one is given. */
function chartOf(count: number, question?: Question) {
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
  const [template] = sweepCharts(analyses as never, sweep, 'light', guesses, question) as unknown as [
    { strings: readonly string[]; values: readonly unknown[] },
  ]
  const given = (name: string) =>
    template.values[template.strings.findIndex((text) => text.trim().endsWith(`${name}=`))]
  const [series] = given('.series') as SweptSeries[]
  return {
    points: given('.points'),
    stored: given('.stored'),
    scale: given('.scale'),
    asked: given('.asked') as AskedPlot | undefined,
    drawn: given('.drawn'),
    series: series!,
  }
}

test('stored points and their slope are shown until the sweep is whole; then its own slope', () => {
  const { points, stored, series } = chartOf(1)
  expect([points, stored, series.law]).toEqual([live.slice(0, 1), reference, undefined])
  expect(series.storedLaw!.slope).toBeCloseTo(2, 9)
  const whole = chartOf(3)
  expect([whole.stored, whole.series.storedLaw]).toEqual([reference, undefined])
  expect(whole.series.law!.slope).toBeCloseTo(1, 9)
})

test('a question for the curve leaves the points from which it is drawn, stored ones too, and no slope', () => {
  const scale = { from: 1, to: 100, log: true }
  const { points, stored, series, drawn, asked } = chartOf(3, { ...ask, kind: 'curve', scale })
  expect([points, stored]).toEqual([live.slice(0, 2), reference.slice(0, 2)])
  expect([series.law, series.storedLaw, asked]).toEqual([undefined, undefined, undefined])
  expect(drawn).toEqual(scale)
})

test('a question for a number leaves the points that it gives, and is guessed on the axis of its quantity', () => {
  const scale = { from: 10, to: 30 }
  const { points, stored, asked, scale: drawn } = chartOf(3, { ...ask, kind: 'number', scale, given: 1 })
  expect([points, stored]).toEqual([live.slice(0, 1), reference.slice(0, 1)])
  expect(asked).toEqual({
    ask: ask.ask,
    open: true,
    given: 1,
    guess: { axis: 'up', number: undefined, bounds: scale },
  })
  expect(drawn, 'the axis holds what is given and what may be guessed, and tells no more').toEqual({
    from: 3,
    to: 30,
    log: undefined,
  })
  const elsewhere = chartOf(3, { ...ask, kind: 'number', scale, answer: { quantity: 'final-loss' } })
  expect([elsewhere.points, elsewhere.stored, elsewhere.asked?.guess]).toEqual([[], [], undefined])
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
  expect([placed.points, placed.stored]).toEqual([[], []])
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
