import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import type { LevelView } from '../../../../src/charts/plot/level-line.ts'
import type { SweptSeries } from '../../../../src/charts/sweep-chart.ts'
import { spreadOf } from '../../../../src/theory/sweep/statistics.ts'
import { appSweep } from '../../../../src/page/panels/sweep-charts.ts'
import type { Sweep } from '../../../../src/scenarios/scenario.ts'
import { guessedLevels } from '../../../../src/view/question/guessed-level.ts'
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

const levelsOf = (levels: readonly LevelView[]) => levels.map(({ label, value }) => [label, value])

/** What stands of the sweep: templates of its charts, or one of words. */
function templatesOf(count: number, stands: boolean, kind: string): unknown {
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
  const guessing = { question: { kind, scale: undefined }, stands, guess: noGuess }
  return appSweep(analyses as never, sweep, 'light', guessing as never)
}

/** The properties that the chart is given. */
function chartOf(count: number, stands: boolean) {
  const [template] = templatesOf(count, stands, 'curve') as [
    { strings: readonly string[]; values: readonly unknown[] },
  ]
  const given = (name: string) =>
    template.values[template.strings.findIndex((text) => text.trim().endsWith(`${name}=`))]
  const [series] = given('.series') as SweptSeries[]
  return { points: given('.points'), stored: given('.stored'), series: series! }
}

test('stored points and their slope stand until the sweep is whole; then its own slope', () => {
  const { points, stored, series } = chartOf(1, false)
  expect([points, stored, series.law]).toEqual([live.slice(0, 1), reference, undefined])
  expect(series.storedLaw!.slope).toBeCloseTo(2, 9)
  const whole = chartOf(3, false)
  expect([whole.stored, whole.series.storedLaw]).toEqual([reference, undefined])
  expect(whole.series.law!.slope).toBeCloseTo(1, 9)
})

test('a question for the curve is not answered by the stored points', () => {
  const { points, stored, series } = chartOf(3, true)
  expect([points, stored]).toEqual([live.slice(0, 2), []])
  expect([series.law, series.storedLaw]).toEqual([undefined, undefined])
})

test('a number that was guessed of what the sweep follows is a level of its chart, once the truth is shown', () => {
  const charts = (revealed: boolean, quantity: string) => {
    const question = { kind: 'number', answer: { quantity } }
    const guessing = { question, stands: false, revealed, guess: { ...noGuess, number: 7 } }
    return levelsOf(guessedLevels(guessing as never, sweep.quantities, 'light'))
  }
  expect(charts(true, 'movement')).toEqual([['your guess', 7]])
  expect(charts(false, 'movement')).toEqual([])
  expect(charts(true, 'final-loss')).toEqual([])
})

test('under another question no point stands', () => {
  expect(templatesOf(3, true, 'choice')).toMatchObject({
    strings: ['<p class="veil">waits for your guess</p>'],
  })
  expect(templatesOf(3, false, 'choice')).toHaveLength(1)
})
