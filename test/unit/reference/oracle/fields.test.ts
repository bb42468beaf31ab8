import { finish } from '../../../../src/math/work.ts'
import { describe, expect, test } from 'vitest'
import { answer } from '../../../../src/engine/workers/answer.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { fieldWork } from '../../../../src/reference/plane/field-work.ts'
import { gridValue, pointOn } from '../../../../src/reference/plane/grid.ts'
import type { Terrain } from '../../../../src/reference/results.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { moons as base, onFunction } from '../../../support/experiments.ts'

const moons: TrainingInput = {
  ...base,
  plane: { kind: 'random', normalization: 'filter', extent: { a: [-1, 1], b: [-1, 1] } },
}
const resolution = 3

/** L = 1/2 (x² + 10 y²) on a skew plane. */
const bowl = onFunction(
  { id: 'quadratic', parameters: { a: 1, b: 10 } },
  { plane: { kind: 'directions', u: [1, 0], v: [1, 1], origin: 'zero', extent: { a: [-1, 1], b: [-2, 2] } } },
)

/** Point k of the grid of a terrain. */
const pointAt = ({ u, v, origin, extent }: Terrain<Float64Array>, k: number): Float64Array =>
  pointOn(
    { u, v, origin },
    gridValue(extent.a, k % resolution, resolution),
    gridValue(extent.b, Math.floor(k / resolution), resolution),
  )

const over = (experiment: TrainingInput, quantity: 'gradient-norm' | 'sharpness'): TrainingInput => ({
  ...experiment,
  terrain: { ...experiment.terrain, quantity },
})

describe('measurements over a plane', () => {
  test('the gradient norm of a network equals its central differences', () => {
    const terrain = oracle.terrain(over(moons, 'gradient-norm'), { resolution })
    const { values } = terrain
    const step = 1e-5
    for (let k = 0; k < values.length; k++) {
      const at = pointAt(terrain, k)
      const slopes = at.map((_, i) => {
        const moved = (by: number) =>
          oracle.measure(
            moons,
            at.map((w, j) => (i === j ? w + by : w)),
            'metric',
          ).values[0]!
        return (moved(step) - moved(-step)) / (2 * step)
      })
      expect(values[k]! / Math.hypot(...slopes)).toBeCloseTo(1, 5)
    }
  })

  test('on a quadratic they are |A w| and the largest eigenvalue, whatever the directions of the plane', () => {
    const norms = oracle.terrain(over(bowl, 'gradient-norm'), { resolution }).values
    const sharp = oracle.terrain(over(bowl, 'sharpness'), { resolution }).values
    const { model } = buildTrainingProblem(parseExperiment(bowl))
    if (model.kind !== 'function') throw new Error('The bowl is a function.')
    for (let k = 0; k < 9; k++) {
      const [a, b] = [(k % 3) - 1, 2 * (Math.floor(k / 3) - 1)]
      const slope = model.function.gradient(a + b, b, model.parameters)
      expect(norms[k]).toBeCloseTo(Math.hypot(...slope), 12)
    }
    expect(sharp).toEqual(new Float64Array(9).fill(10))
  })

  test('the sharpness of a network is measured at each point, starting from the previous one', () => {
    const wide: TrainingInput = {
      ...moons,
      model: { kind: 'mlp', widths: [2, 12, 12, 1], activation: 'tanh' },
    }
    const terrain = oracle.terrain(over(wide, 'sharpness'), { resolution })
    const { values } = terrain
    expect(buildTrainingProblem(parseExperiment(wide)).size).toBeGreaterThan(150)
    for (const k of [0, 4, 8]) {
      const at = pointAt(terrain, k)
      const [sharpness] = oracle.measure(wide, at, 'sharpness').values
      expect(values[k]! / sharpness!).toBeCloseTo(1, 5)
    }
  })

  test('count only the trained weights', () => {
    const norms = (trained: number[]) => {
      const model = { kind: 'mlp' as const, widths: [2, 4, 1], activation: 'tanh' as const, trained }
      return oracle.terrain(over({ ...moons, model }, 'gradient-norm'), { resolution }).values
    }
    const [frozen, free] = [norms([2]), norms([1, 2])]
    frozen.forEach((value, k) => expect(value).toBeLessThan(free[k]!))
  })

  test('zero-one has none of them, with a sentence', () => {
    const errors: TrainingInput = {
      ...moons,
      terrain: { quantity: 'sharpness', metric: { loss: 'zero-one' } },
    }
    expect(() => oracle.terrain(errors, { resolution })).toThrow(
      /terrain.quantity: zero-one is constant almost everywhere/,
    )
  })

  test('the worker reports its progress, one row at a time', () => {
    const experiment = parseExperiment(over(bowl, 'gradient-norm'))
    const { u, v, origin, extent, values } = oracle.terrain(experiment, { resolution })
    const told: number[] = []
    const { metric } = experiment
    const grid = { resolution: [resolution, resolution] as const, reference: origin, u, v, origin, extent }
    const points = Uint32Array.from(values, (_, place) => place)
    const task = { kind: 'field', quantity: 'gradient-norm', metric, points, ...grid } as const
    const options = {
      onProgress: (done: number) => void told.push(done),
      signal: new AbortController().signal,
    }
    expect(finish(answer(experiment, task, options))).toEqual(Float64Array.from(values))
    expect(told).toEqual([1 / 3, 2 / 3, 1])
  })

  test('sharpness takes many times the work of a gradient, growing with weights and samples', () => {
    const problem = buildTrainingProblem(parseExperiment(moons))
    const metric = parseExperiment(moons).metric
    const [gradient, sharpness] = (['gradient-norm', 'sharpness'] as const).map((quantity) =>
      fieldWork(problem, quantity, metric),
    )
    expect(sharpness! / gradient!).toBeGreaterThan(10)
    if (problem.model.kind !== 'network') throw new Error('expected a network')
    const { layout } = problem.model
    const larger = { ...problem, model: { ...problem.model, layout: { ...layout, work: 2 * layout.work } } }
    expect(fieldWork(larger, 'gradient-norm', metric)).toBe(2 * gradient!)
  })
})
