import { expect, test } from 'vitest'
import { runColors } from '../../../src/math/picture/palette.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { twoWeightsPreset } from '../../../src/scenarios/presets/two-weights-preset.ts'
import type { Series } from '../../../src/charts/plot/loss-series.ts'
import { ghostSeries, lightOf, litSeries, sweptOf } from '../../../src/view/lit.ts'

const curve = { id: 'rail/x/0', label: 'the rail', color: 'red', dashed: true, points: [[0, 0]] as const }
const point = { id: 'end/y/0', label: 'the end', color: 'red', a: 1, b: 2, shape: 'flag' } as const
const look = { style: 0, color: 'green' }
const run = { a: Float32Array.of(0, 1, NaN), b: Float32Array.of(0, 2, NaN) } as never
const stage = {
  predictions: { curves: [curve], marks: [point] },
  runs: [run, run],
  looks: [look, look],
  hidden: new Set([1]),
}
const lit = (mark: string | undefined) => lightOf(mark, stage, 'light')

test('a run is highlighted by a broad line over it and a ring at its last place; a hidden one is not', () => {
  expect(lit('run/0').curves).toMatchObject([{ color: 'green', bold: true }])
  expect(lit('run/0').marks).toMatchObject([{ a: 1, b: 2, shape: 'ring', label: '' }])
  for (const mark of [undefined, 'run/1', 'run/7', 'sweep/3', 'prediction/none'])
    expect(lit(mark)).toEqual({ curves: [], marks: [] })
})

test('a prediction is highlighted by its own lines, broad, and rings at its points', () => {
  expect(lit('prediction/rail/x').curves).toMatchObject([{ id: 'lit/rail/x/0', bold: true, label: '' }])
  expect(lit('prediction/end/y')).toMatchObject({ curves: [], marks: [{ a: 1, b: 2, shape: 'ring' }] })
  expect(lit('prediction/end').marks.length, 'a part of an id names nothing of another').toBe(1)
})

const series = (id: string): Series => ({ id, label: id, color: '', steps: [0], values: [1], mark: 0 })
const all = [series('0/train'), series('0/test'), series('1/train'), series('rail/x')]
const pale = (mark: string | undefined) => litSeries(all, mark).map(({ faint = false }) => faint)

test("curves are pale except the highlighted mark's, and unchanged if the chart has none of it", () => {
  expect(pale('run/0')).toEqual([false, false, true, true])
  expect(pale('prediction/rail/x')).toEqual([true, true, true, false])
  for (const mark of [undefined, 'run/9', 'sweep/2']) expect(litSeries(all, mark)).toBe(all)
})

test('the losses at a point of a sweep are a ghost while it is pointed at', () => {
  const experiment = parseTraining(twoWeightsPreset.experiment)
  const pointed = { value: 0.5, words: 'a half', experiment, runs: oracle.train(experiment) as never }
  const ghost = ghostSeries(pointed, 'sweep/0.5', 'light')
  expect(ghost).toHaveLength(experiment.algorithms.length * experiment.starts.length)
  expect(ghost[0]).toMatchObject({ faint: true, label: expect.stringMatching(/at a half$/) as string })
  expect(runColors('light')).toContain(ghost[0]!.color)
  expect(ghostSeries(pointed, 'sweep/1', 'light')).toEqual([])
  expect(ghostSeries(pointed, undefined, 'light')).toEqual([])
})

test('the mark of a point of a sweep has its value', () => {
  expect([sweptOf('sweep/0.01'), sweptOf('run/0'), sweptOf(undefined)]).toEqual([0.01, undefined, undefined])
})
