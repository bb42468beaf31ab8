import { describe, expect, test } from 'vitest'
import { fetchLecture, lectureOf } from '../../../../src/study/lecture/lecture.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { holdsWeights } from '../../../../src/reference/plane/placement.ts'
import { parseTraining, parseMetric } from '../../../../src/experiment/format/parse.ts'
import type { TrainingExperiment } from '../../../../src/experiment/spec/experiment.ts'
import type { MetricSpec } from '../../../../src/experiment/spec/metric.ts'
import type { Trajectory } from '../../../../src/reference/results.ts'
import { boundaryOf, boxDimension } from '../../../../src/math/statistics/box-dimension.ts'
import { presets } from '../../../../src/scenarios/presets/presets.ts'

await fetchLecture('two-weights')
await fetchLecture('xor')

const experimentOf = (id: string): TrainingExperiment =>
  parseTraining(presets.find((preset) => preset.id === id)?.experiment)

const run = (experiment: TrainingExperiment, ...watch: MetricSpec[]): Trajectory<Float64Array>[] =>
  oracle.train(experiment, { record: 50, watch })

const errorsOf = (experiment: TrainingExperiment, part: string): MetricSpec => ({
  ...experiment.metric,
  loss: 'zero-one',
  factor: 1,
  part,
})

const last = (values: ArrayLike<number>): number => values[values.length - 1]!

/** The positions of w_0 and every end, which must be inside the picture. */
function inPicture(experiment: TrainingExperiment, runs: readonly Trajectory<Float64Array>[]): boolean {
  const { extent } = oracle.terrain(experiment, { resolution: 2 })
  const within = (x: number, [from, to]: readonly [number, number]) => x > from && x < to
  return runs.every(
    ({ a, b }) =>
      within(a[0]!, extent.a) &&
      within(b[0]!, extent.b) &&
      within(last(a), extent.a) &&
      within(last(b), extent.b),
  )
}

test('ids differ, titles and ideas exist, and all parse', () => {
  expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length)
  for (const { id, title, idea } of presets) {
    expect(title.length * idea.length).toBeGreaterThan(0)
    expect(experimentOf(id).version).toBe(1)
  }
  expect(presets[0]!.id).toBe('two-weights')
})

test('a preset asks to drag w₀ if it can be dragged', () => {
  for (const { id, experiment } of presets) {
    const words = lectureOf(id).steps[0]!.try
    expect(words?.includes('w₀'), id).toBe(holdsWeights(parseTraining(experiment).plane))
  }
})

describe('each run does what its preset says, within the picture', () => {
  test('two weights: every algorithm ends in the valley', () => {
    const experiment = experimentOf('two-weights')
    const runs = run(experiment)
    expect(experiment.algorithms[0]).toMatchObject({ id: 'sgd', learningRate: 0.01, steps: 1000 })
    for (const { loss, outcome } of runs) {
      expect(last(loss)).toBeLessThan(1e-6)
      expect(outcome).toBe('converged')
    }
    expect(inPicture(experiment, runs)).toBe(true)
  })

  test('optimizer race: one start, and Muon is below 0.05 first', () => {
    const experiment = experimentOf('optimizer-race')
    const runs = oracle.train(experiment, { record: 10 })
    const first = runs.map(({ loss, steps }) => steps[[...loss].findIndex((l) => l < 0.05)] ?? Infinity)
    const order = [...first.keys()].sort((i, j) => first[i]! - first[j]!)
    expect(order.map((i) => experiment.algorithms[i]!.id)).toEqual([
      'muon',
      'adam',
      'lion',
      'heavy-ball',
      'sgd',
      'sam',
    ])
    expect(new Set(runs.map(({ loss }) => loss[0])).size).toBe(1)
    for (const { loss } of runs) expect(last(loss)).toBeLessThan(0.06)
    expect(inPicture(experiment, runs)).toBe(true)
  })

  test('two moons: more than 98 % of the training and 96 % of the test samples are right', () => {
    const experiment = experimentOf('two-moons')
    const runs = run(experiment, errorsOf(experiment, 'train'), errorsOf(experiment, 'test'))
    for (const { watched } of runs) {
      expect(last(watched[0]!)).toBeLessThan(0.02)
      expect(last(watched[1]!)).toBeLessThan(0.04)
    }
    expect(inPicture(experiment, runs)).toBe(true)
  })

  test('xor: solved with tanh, stuck at the variance of the labels when linear', () => {
    const experiment = experimentOf('xor')
    const runs = run(experiment)
    for (const { loss } of runs) expect(last(loss)).toBeLessThan(0.05)
    expect(inPicture(experiment, runs)).toBe(true)
    const [linear] = run(parseTraining({ ...experiment, model: { ...experiment.model, linearity: 1 } }))
    expect(last(linear!.loss)).toBeGreaterThan(0.95)
    expect(last(linear!.loss)).toBeLessThan(1.001)
  })

  test('spirals: every training sample is right, at two different places', () => {
    const experiment = experimentOf('spirals')
    const runs = run(experiment, errorsOf(experiment, 'train'))
    for (const { watched } of runs) expect(last(watched[0]!)).toBe(0)
    expect(
      Math.hypot(last(runs[0]!.a) - last(runs[1]!.a), last(runs[0]!.b) - last(runs[1]!.b)),
    ).toBeGreaterThan(0.5)
    expect(inPicture(experiment, runs)).toBe(true)
  })

  test('sine: the loss falls to the noise', () => {
    const experiment = experimentOf('sine')
    const runs = run(experiment)
    for (const { loss } of runs) expect(last(loss)).toBeLessThan(0.005)
    expect(inPicture(experiment, runs)).toBe(true)
  })

  test('four judgements: training and test samples are nearly all right, rotated and attacked moons are not', () => {
    const experiment = experimentOf('four-judgements')
    const runs = oracle.train(experiment, { record: 300 })
    const attack = experiment.terrain.ghost
    const errors = (weights: ArrayLike<number>, metric: object) =>
      oracle.measure(experiment, weights, 'metric', {
        metric: parseMetric(experiment, { loss: 'zero-one', ...metric }),
      }).values[0]!
    for (const { finalWeights } of runs) {
      expect(errors(finalWeights, { part: 'train' })).toBeLessThan(0.01)
      expect(errors(finalWeights, { part: 'test' })).toBeLessThan(0.02)
      expect(errors(finalWeights, { part: 'shifted' })).toBeGreaterThanOrEqual(0.13)
      expect(errors(finalWeights, { ...(attack as object), loss: 'zero-one' })).toBeCloseTo(0.06, 10)
    }
    expect(inPicture(experiment, runs)).toBe(true)
  })

  test('surrogate and success: least squares ends with 3 of 23 wrong, next to points with none (S05)', () => {
    const experiment = experimentOf('surrogate-and-success')
    const runs = oracle.train(experiment, { watch: [errorsOf(experiment, 'train')] })
    const [w, b] = runs[0]!.finalWeights
    expect(Math.abs(w! - 0.1516)).toBeLessThan(6e-5)
    expect(Math.abs(b! + 0.0673)).toBeLessThan(6e-5)
    expect(23 * last(runs[0]!.watched[0]!)).toBeCloseTo(3, 9)
    const { values } = oracle.terrain(experiment, { resolution: 65 })
    const stairs = [...new Set(Array.from(values, (value) => Math.round(23 * value)))].sort((p, q) => p - q)
    expect(stairs.slice(0, 4)).toEqual([0, 1, 2, 3])
    expect(inPicture(experiment, runs)).toBe(true)
  })

  test('two laws: 25 times the least loss of the shifted distribution (S06)', () => {
    const experiment = experimentOf('two-laws')
    const runs = oracle.train(experiment)
    const risk = (weights: ArrayLike<number>) =>
      oracle.measure(experiment, weights, 'metric', {
        metric: parseMetric(experiment, { loss: 'squared', part: 'shifted' }),
      }).values[0]!
    // 25.19 for the distributions themselves. Among 200 evenly spaced samples each end counts half a point
    // too much.
    const ratio = risk(runs[0]!.finalWeights) / risk([15 / 32, 3 / 8])
    expect(Math.abs(ratio - 25)).toBeLessThan(0.5)
    expect(inPicture(experiment, runs)).toBe(true)
    const { extent } = oracle.terrain(experiment, { resolution: 2 })
    expect(extent.a[0] < 15 / 32 && 3 / 8 < extent.b[1]).toBe(true)
  })

  test('the edge of trainability: a rough edge between runs that train and runs that do not (S10)', () => {
    const resolution = 65
    const { values, nonFinite } = oracle.terrain(experimentOf('edge-of-trainability'), { resolution })
    const trains = Array.from(values, (value) => value < 0)
    const share = trains.filter(Boolean).length / trains.length
    expect(nonFinite).toBe(0)
    expect(share).toBeGreaterThan(0.25)
    expect(share).toBeLessThan(0.35)
    const { pixels, size } = boundaryOf(trains, [resolution, resolution])
    const dimension = boxDimension(pixels, size)
    expect(dimension).toBeGreaterThan(1.2)
    expect(dimension).toBeLessThan(1.47)
  })

  test('Himmelblau: gradient descent and momentum end in different minima', () => {
    const experiment = experimentOf('himmelblau')
    const runs = run(experiment)
    expect(runs[0]!.finalWeights[0]).toBeCloseTo(3.584428, 5)
    expect(runs[0]!.finalWeights[1]).toBeCloseTo(-1.848127, 5)
    expect(runs[1]!.finalWeights[0]).toBeCloseTo(3, 6)
    expect(runs[1]!.finalWeights[1]).toBeCloseTo(2, 6)
    expect(inPicture(experiment, runs)).toBe(true)
  })
})
