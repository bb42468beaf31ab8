import { afterAll, describe, expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import { oracle } from '../../src/reference/oracle/index.ts'
import { parseExperiment, parseMetric } from '../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'
import { fixedClassifier, worstErrors } from '../support/theory/attack.ts'
import { moons as base } from '../support/experiments.ts'
import { learnedOnAbsolute, overWeights, populations } from '../support/theory/shift.ts'
import { leastSquares, surrogate } from '../support/theory/surrogate.ts'

const engine = await createEngine()
afterAll(() => engine.dispose())

/**
 * Float32 against float64 over a few dozen terms (test/gpu/kernels/terrain/terrain.test.ts), as a share of
 * the largest value.
 */
const bound = 4e-6

/** Only the rounding of values to float32. */
const rounding = 2 ** -24

const agrees = async (experiment: TrainingInput, resolution: number) => {
  const found = await engine.terrain(experiment, { resolution })
  const exact = oracle.terrain(experiment, { resolution })
  const largest = Math.max(...exact.values)
  const away = exact.values.map((value, k) => Math.abs(found.values[k]! - value) / largest)
  expect(Math.max(...away)).toBeLessThan(bound)
  return found
}

describe('S05, the surrogate and the success over one plane', () => {
  test.each([5, 50] as const)('with three right points at %f', async (far) => {
    const experiment = surrogate(far, 'squared')
    await agrees(experiment, 31)
    const stairs = await agrees({ ...experiment, terrain: { metric: { loss: 'zero-one' } } }, 31)
    expect(Math.abs(stairs.min)).toBe(0)
    const { weights, wrong } = leastSquares[far]
    const errors = parseMetric(parseExperiment(experiment), { loss: 'zero-one' })
    const { values } = await engine.measure(experiment, weights, 'metric', { metric: errors })
    expect(values[0]).toBeCloseTo(wrong / 23, 6)
  })
})

describe('S06, two distributions of the inputs', () => {
  test.each([
    ['as quadratures', populations],
    ['as samples', learnedOnAbsolute],
  ])('%s', async (name, experiment) => {
    const metric = { loss: 'squared', part: 'shifted' } as const
    await agrees({ ...overWeights(experiment), terrain: { metric } }, 33)
    const risk = async (weights: number[]) =>
      (await engine.measure(experiment, weights, 'metric', { metric: parseMetric(parseExperiment(experiment), metric) })).values[0]! // prettier-ignore
    const ratio = (await risk([15 / 16, 3 / 16])) / (await risk([15 / 32, 3 / 8]))
    // The mean over 1,000 evenly spaced points counts each end half a point too much: 1 % of the least risk.
    expect(Math.abs(ratio / 25.1875 - 1)).toBeLessThan(name === 'as quadratures' ? 1e-5 : 1e-2)
  })

  test('a run is watched on the shifted part and others, five series at once', async () => {
    const data = { ...base.data, shift: { rotation: 40, noise: 0.3 } } as TrainingInput['data']
    const experiment = { ...base, data }
    const parsed = parseExperiment(experiment)
    const watch = [
      ...(['test', 'shifted'] as const).map((part) => parseMetric(parsed, { loss: 'logistic', part })),
      ...(['train', 'test', 'shifted'] as const).map((part) =>
        parseMetric(parsed, { loss: 'zero-one', part }),
      ),
    ]
    const [run] = await engine.train(experiment, { watch, record: 20 })
    const [exact] = oracle.train(experiment, { watch, record: 20 })
    expect(run!.path).toBe('fused')
    // 60 steps of Adam in float32. The errors are shares of 40 samples, none of which lies on the boundary.
    exact!.watched.forEach((series, k) =>
      series.forEach((value, i) => expect(Math.abs(run!.watched[k]![i]! - value)).toBeLessThan(1e-4)),
    )
    const [test, shifted] = exact!.watched
    expect(Math.abs(test!.at(-1)! - shifted!.at(-1)!)).toBeGreaterThan(0.1)
  })
})

describe('metrics under attack', () => {
  const attacked = (change: object = {}): TrainingInput => ({
    ...base,
    plane: { kind: 'random', normalization: 'filter', extent: { a: [-1, 1], b: [-1, 1] } },
    terrain: { metric: { loss: 'logistic', attack: { epsilon: 0.2, norm: 'linf', ...change } } },
  })

  test.each([
    ['one step', attacked()],
    ['five steps in l₂', attacked({ norm: 'l2', steps: 5 })],
    ['the exact worst case', { ...attacked(), model: { ...base.model, linearity: 1 } as TrainingInput['model'] }],
    ['a centred network', { ...attacked(), model: { ...base.model, centered: true } as TrainingInput['model'] }],
  ])('%s: the terrain is the oracle’s, coarse first, and never below the one without', async (_, experiment) => {
    const told: number[] = []
    const coarse: number[] = []
    const found = await engine.terrain(experiment, {
      resolution: 17,
      onProgress: ({ done }) => told.push(done),
      onCoarse: ({ values }) => coarse.push(values.length),
    })
    const exact = oracle.terrain(experiment, { resolution: 17 })
    found.values.forEach((value, k) =>
      expect(Math.abs(value - exact.values[k]!)).toBeLessThanOrEqual(rounding * Math.abs(exact.values[k]!)),
    )
    expect(coarse).toEqual([25])
    expect(told.at(-1)).toBe(1)
    const clean = await engine.terrain({ ...experiment, terrain: {} }, { resolution: 17 })
    found.values.forEach((value, k) => expect(value).toBeGreaterThan(clean.values[k]! * (1 - 1e-5)))
  }) // prettier-ignore

  test('S15: the fixed classifier’s errors by ε equal the oracle’s, at its point and over the plane', async () => {
    const parsed = parseExperiment(fixedClassifier)
    for (const [epsilon, error] of Object.entries(worstErrors.linf)) {
      const metric = parseMetric(parsed, {
        loss: 'zero-one',
        part: 'shifted',
        attack: { epsilon: Number(epsilon), norm: 'linf' },
      })
      const { values } = await engine.measure(fixedClassifier, [1, 0.5], 'metric', { metric })
      expect(values[0]).toBe(oracle.measure(fixedClassifier, [1, 0.5], 'metric', { metric }).values[0])
      expect(Math.abs(values[0]! - error)).toBeLessThan(0.008)
      const field = await engine.terrain(fixedClassifier, { resolution: 3, metric })
      expect(field.values).toEqual(Float32Array.from(oracle.terrain(fixedClassifier, { resolution: 3, metric }).values)) // prettier-ignore
    }
  })

  test('invalid requests are refused in a sentence, and work is cancelled at once', async () => {
    const { metric } = attacked().terrain as { metric: Parameters<typeof parseMetric>[1] }
    const parsed = parseMetric(parseExperiment(base), metric)
    await expect(engine.train(base, { watch: [parsed] })).rejects.toThrow(
      /metric.attack: an attacked metric cannot be watched/,
    )
    await expect(engine.terrain(attacked(), { resolution: 5, path: 'fused' })).rejects.toThrow(
      /An attack is computed in float64 only/,
    )
    await expect(engine.measure(base, new Float32Array(17), 'gradient', { metric: parsed })).rejects.toThrow(
      /metric.attack: the slope/,
    )
    const wide = (units: number, steps: number): TrainingInput => ({
      ...attacked({ steps }),
      model: { kind: 'mlp', widths: [2, units, units, 1], activation: 'tanh' },
    })
    const controller = new AbortController()
    const given = engine.terrain(wide(64, 50), { resolution: 33, signal: controller.signal })
    controller.abort(new Error('another question'))
    await expect(given).rejects.toThrow('another question')
    await expect(engine.terrain(wide(256, 100), { resolution: 129 })).rejects.toThrow(
      /the attacked metric of 66.817 weights at 16.641 points would take minutes/,
    )
  })
})
