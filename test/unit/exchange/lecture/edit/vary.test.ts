import { describe, expect, test } from 'vitest'
import {
  giveControl,
  giveDial,
  giveSweep,
  setStops,
  setSwept,
  setVaryingLabel,
  standingVaried,
  stopsFault,
  takeControl,
  takeVarying,
  type Stops,
} from '../../../../../src/exchange/lecture/edit/vary.ts'
import { parseLecture } from '../../../../../src/exchange/lecture/parse-lecture.ts'

const text = `---
badlands: 1
id: rates
---
# Rates

> [!idea] One

> [!minute] Two

## One

\`\`\`experiment
seed: 1
data: {kind: table, task: regression, inputs: [[1]], targets: [[1]]}
model: {kind: mlp, widths: [1, 1, 1], activation: tanh, bias: false}
algorithms: [{id: sgd, learningRate: 0.6, steps: 200}, {id: sgd, learningRate: 0.99, steps: 200}]
starts: [{kind: weights, values: [2, -1]}]
metric: {loss: squared}
plane: {kind: weights, first: 0, second: 1}
\`\`\`
\`\`\`show
# the lecturer's own words
hero: surface
insets: [losses, network]
\`\`\`

## Two
`

const rate: Stops = {
  label: 'learning rate η',
  values: [0.1, 0.3, 0.6],
  fields: [{ path: ['algorithms', 0, 'learningRate'] }],
}

const stepsOf = (source: string) => {
  const { scenario, problems } = parseLecture(source)
  expect(problems).toEqual([])
  return scenario!.steps
}

const rates = (patches: readonly Readonly<Record<string, unknown>>[]) =>
  patches.map(({ algorithms }) => (algorithms as { learningRate: number; steps: number }[]).map((one) => [one.learningRate, one.steps])) // prettier-ignore

describe('A field varies in a step', () => {
  test('by the values of a dial, which leave the rest of its list as in the step', () => {
    const { text: given, problems } = giveDial(text, 0, rate)
    expect(problems).toEqual([])
    expect(given).toContain("# the lecturer's own words")
    const { dial } = stepsOf(given)[0]!
    expect(dial).toMatchObject({ label: 'learning rate η', values: [0.1, 0.3, 0.6] })
    expect(rates(dial!.experiments)).toEqual([0.1, 0.3, 0.6].map((one) => [[one, 200], [0.99, 200]])) // prettier-ignore
    expect(takeVarying(given, 0, 'dial').text).toBe(text)
    const other = setStops(given, 0, 'dial', [0.2, 0.4])
    expect(stepsOf(other.text)[0]!.dial!.values).toEqual([0.2, 0.4])
    expect(stepsOf(setVaryingLabel(other.text, 0, 'dial', 'η').text)[0]!.dial!.label).toBe('η')
  })

  test('with another that is computed from it, also for other values', () => {
    const reckoned = 'floor(120 / value + 1/2)'
    const held = { ...rate, fields: [...rate.fields, { path: ['algorithms', 0, 'steps'], reckoned }] }
    const { text: given } = giveDial(text, 0, held)
    expect(given).toContain(`algorithms.0.steps: ${reckoned}`)
    const firstRuns = (source: string) => rates(stepsOf(source)[0]!.dial!.experiments).map(([run]) => run)
    expect(firstRuns(given)).toEqual([[0.1, 1200], [0.3, 400], [0.6, 200]]) // prettier-ignore
    expect(firstRuns(setStops(given, 0, 'dial', [0.7, 100]).text)).toEqual([
      [0.7, 171],
      [100, 1],
    ])
    expect(setStops(given, 0, 'dial', ['much', 'more']).problems[0]?.message).toMatch(/these are words/u)
  })

  test('with another that has its own list, so that what belongs to each value stays in the text', () => {
    const { text: given } = giveDial(text, 0, rate)
    const listed = given.replace('vary: algorithms.0.learningRate', 'vary: {algorithms.0.learningRate: values, algorithms.0.steps: [1200, 400, 200]}') // prettier-ignore
    expect(rates(stepsOf(listed)[0]!.dial!.experiments)[0]![0]).toEqual([0.1, 1200])
    expect(standingVaried(listed, 0).dial).toMatchObject({ isPlain: false, values: [0.1, 0.3, 0.6] })
    expect(setStops(listed, 0, 'dial', [1, 2]).problems[0]?.message).toMatch(/the text defines/u)
  })

  test('over a sweep, which is shown; a dial of its values goes through them, and keeps them when it is removed', () => {
    const swept = giveSweep(text, 0, rate, { 'loss at the end': 'final-loss' }).text
    const [first] = stepsOf(swept)
    expect([first?.insets, first?.sweep?.quantities]).toEqual([
      ['losses', 'sweep'],
      [{ quantity: 'final-loss', label: 'loss at the end' }],
    ])
    const apart = giveDial(swept, 0, { ...rate, values: [1, 2] }).text
    expect(standingVaried(apart, 0)).toMatchObject({ dial: { values: [1, 2], isSwept: false }, sweep: { values: rate.values } }) // prettier-ignore
    const both = giveDial(swept, 0, rate).text
    expect(both).toContain('dial: sweep')
    expect(standingVaried(both, 0)).toMatchObject({ dial: { isSwept: true }, sweep: { isSwept: false } })
    const more = setSwept(both, 0, 'largest loss on the way', 'largest-loss').text
    expect(standingVaried(more, 0).sweep?.quantities.map((one) => one.text)).toEqual(['final-loss', 'largest-loss']) // prettier-ignore
    expect(setSwept(more, 0, 'largest loss on the way', '').text).toBe(both)
    const alone = stepsOf(takeVarying(both, 0, 'sweep').text)[0]!
    expect([alone.sweep, alone.dial]).toEqual([undefined, first!.sweep && { label: rate.label, values: rate.values, experiments: first!.sweep.experiments }]) // prettier-ignore
  })

  test('by words if it is one of several', () => {
    const words = { label: 'activation', values: ['tanh', 'relu'], fields: [{ path: ['model', 'activation'] }] } // prettier-ignore
    expect(stepsOf(giveDial(text, 0, words).text)[0]!.dial!.experiments).toEqual([
      { model: { activation: 'tanh' } },
      { model: { activation: 'relu' } },
    ])
    expect(stopsFault(text, 0, { ...words, values: ['tanh', 'tan'] })).toMatch(/^stop 2, tan, must/u)
  })

  test.each([
    [[0.1], 'enter at least 2 stops, separated by commas'],
    [[0.1, 0.2, 0.1], 'stop 3, 0.1, is a duplicate. Remove it'],
    [[0.1, -1], 'stop 2, -1, must not be negative'],
    [Array.from({ length: 65 }, (_, i) => i + 1), 'there are 65 stops, but the limit is 64. Remove some'],
  ])('not by %j: where and why is told, and nothing is written', (values, message) => {
    const edit = giveDial(text, 0, { ...rate, values })
    expect(edit.text).toBe(text)
    expect(edit.problems[0]?.message).toMatch(message)
  })

  test('by controls, of which a reader has two', () => {
    const two = giveControl(giveControl(text, 1, 'learning-rate').text, 1, 'start').text
    expect(stepsOf(two)[1]!.controls).toEqual(['learning-rate', 'start'])
    expect(giveControl(two, 1, 'steps').problems[0]?.message).toMatch(/2 controls at most/u)
    const none = takeControl(takeControl(two, 1, 'start').text, 1, 'learning-rate').text
    expect(stepsOf(none)[1]!.controls, 'those that are usual do not come back').toEqual([])
  })
})

test('A fence that is broken stays as it is', () => {
  const broken = text.replace('hero: surface', 'hero: [surface')
  const { text: after, problems } = giveDial(broken, 0, rate)
  expect([after, problems.length]).toEqual([broken, 1])
})
