import { describe, expect, test } from 'vitest'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { solved } from '../../../../src/math/linear-algebra/solve.ts'
import { batches } from '../../../../src/reference/algorithm/batch.ts'
import { gradientNoise } from '../../../../src/reference/algorithm/noise.ts'
import { subspaceDirections } from '../../../../src/reference/algorithm/subspace.ts'
import { objectiveOf } from '../../../../src/reference/objective/objective.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { moons } from '../../../support/experiments.ts'

type AlgorithmInput = TrainingInput['algorithms'][number]

const step = { learningRate: 0.1, steps: 7 }

const networkWith = (algorithm: AlgorithmInput, model: Partial<TrainingInput['model']> = {}) =>
  parseTraining({ ...moons, model: { ...moons.model, ...model }, algorithms: [algorithm] })

const quadratic = (algorithm: Omit<AlgorithmInput, 'id'>, parameters = { a: 2, b: 5 }) =>
  parseTraining({
    version: 1,
    seed: 3,
    data: { kind: 'none' },
    model: { kind: 'function', id: 'quadratic', parameters },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', ...algorithm }],
    starts: [{ kind: 'weights', values: [1, -2] }],
    plane: { kind: 'weights', first: 0, second: 1 },
  })

/** Q with one direction per row, from the random stream that the README names. */
function drawnDirections(seed: number, dimension: number, size: number): number[][] {
  const stream = new RandomStream(seed, 'subspace')
  return Array.from({ length: dimension }, (_, k) => {
    const column = Array.from({ length: size }, (_, i) => stream.normal(k, i))
    const length = Math.hypot(...column)
    return column.map((entry) => entry / length)
  })
}

const along = (rows: readonly number[][], vector: ArrayLike<number>): number[] =>
  rows.map((row) => row.reduce((sum, entry, i) => sum + entry * vector[i]!, 0))

const placed = (rows: readonly number[][], w0: Float64Array, z: readonly number[]): Float64Array =>
  w0.map((w, i) => rows.reduce((sum, row, k) => sum + row[i]! * z[k]!, w))

const expectNear = (found: ArrayLike<number>, wanted: ArrayLike<number>, digits = 12): void => {
  expect(found).toHaveLength(wanted.length)
  Array.from(wanted).forEach((w, i) => expect(found[i]).toBeCloseTo(w, digits))
}

describe('the directions', () => {
  const problem = buildTrainingProblem(networkWith({ id: 'sgd', ...step }))
  const { size } = problem

  test('are normal draws of length 1, and the first ones do not depend on the dimension', () => {
    const wanted = drawnDirections(problem.experiment.seed, 5, size)
    expectNear(subspaceDirections(problem, 5), wanted.flat())
    const fresh = buildTrainingProblem({ ...problem.experiment })
    expectNear(subspaceDirections(fresh, 2), wanted.slice(0, 2).flat())
    expectNear(subspaceDirections(fresh, 5), wanted.flat())
    expectNear(subspaceDirections(fresh, 2), wanted.slice(0, 2).flat())
  })

  test('leave untrained weights where they are', () => {
    const frozen = networkWith({ id: 'sgd', ...step, subspace: { dimension: 3 } }, { trained: [2] })
    const [run] = oracle.train(frozen, { record: 1 })
    const [w0, end] = [run!.weights(0), run!.finalWeights]
    const first = 3 * 4
    const moved = Array.from(end, (w, i) => w !== w0[i])
    expect(moved).toEqual(moved.map((_, i) => i >= first))
    expect(Math.hypot(...subspaceDirections(buildTrainingProblem(frozen), 1))).toBeCloseTo(1, 12)
  })
})

/** An independent implementation of the rules on z: the rest of z after a gradient. */
type Rule = (gradient: (z: readonly number[]) => number[], z: readonly number[], t: number) => number[]

const descent: Rule = (gradient, z) => gradient(z).map((g, k) => z[k]! - 0.1 * g)

function momentum(): Rule {
  let speed: number[] = []
  return (gradient, z) => {
    speed = gradient(z).map((g, k) => 0.9 * (speed[k] ?? 0) + g + 0.05 * z[k]!)
    return z.map((x, k) => x - 0.1 * speed[k]!)
  }
}

function adam(): Rule {
  const first: number[] = []
  const second: number[] = []
  return (gradient, z, t) =>
    gradient(z).map((g, k) => {
      first[k] = 0.9 * (first[k] ?? 0) + 0.1 * g
      second[k] = 0.999 * (second[k] ?? 0) + 0.001 * g * g
      const rate = 0.1 * 0.5 ** Math.floor((t - 1) / 3)
      return z[k]! - (rate * (first[k]! / (1 - 0.9 ** t))) / (Math.sqrt(second[k]! / (1 - 0.999 ** t)) + 1e-8)
    })
}

/** The gradient at a step of 0.2 up the slope. */
function uphill(gradient: (z: readonly number[]) => number[], z: readonly number[]): number[] {
  const slope = gradient(z)
  const length = Math.hypot(...slope)
  return gradient(z.map((x, k) => x + (0.2 * slope[k]!) / length))
}

const sam: Rule = (gradient, z) => uphill(gradient, z).map((g, k) => z[k]! - 0.1 * g)

function samOnMomentum(): Rule {
  let speed: number[] = []
  return (gradient, z) => {
    speed = uphill(gradient, z).map((g, k) => 0.7 * (speed[k] ?? 0) + g)
    return z.map((x, k) => x - 0.1 * speed[k]!)
  }
}

describe('a run follows its rule on z, as computed by hand', () => {
  test.each<[string, AlgorithmInput, Rule]>([
    ['gradient descent', { id: 'sgd', ...step }, descent],
    ['momentum with weight decay', { id: 'momentum', ...step, weightDecay: 0.05 }, momentum()],
    ['Adam on a schedule', { id: 'adam', ...step, schedule: { kind: 'step', every: 3 } }, adam()],
    ['descent in batches', { id: 'sgd', ...step, batch: { size: 5 } }, descent],
    ['descent with noise', { id: 'sgd', ...step, noise: 0.3 }, descent],
    ['SAM', { id: 'sam', ...step, rho: 0.2 }, sam],
    ['SAM in batches', { id: 'sam', ...step, rho: 0.2, batch: { size: 5 } }, sam],
    ['SAM on momentum', { id: 'sam', ...step, rho: 0.2, base: { momentum: 0.7 } }, samOnMomentum()],
  ])('%s', (_, algorithm, rule) => {
    const dimension = 4
    const experiment = networkWith({ ...algorithm, subspace: { dimension } })
    const problem = buildTrainingProblem(experiment)
    const objective = objectiveOf(problem, experiment.metric)
    const [run] = oracle.train(experiment, { record: 1 })
    const w0 = Float64Array.from(run!.weights(0))
    const rows = drawnDirections(experiment.seed, dimension, problem.size)
    const { batch, noise } = experiment.algorithms[0]!
    const seen = batch === 'full' ? () => undefined : batches(batch, objective.count, experiment.seed)
    const drawn = gradientNoise(experiment.seed, 0)
    let z = new Array<number>(dimension).fill(0)
    for (let t = 1; t <= step.steps; t++) {
      const gradient = (at: readonly number[]) =>
        along(rows, objective.gradient(placed(rows, w0, at), seen(t))).map((g, k) => g + noise * drawn(t, k))
      z = rule(gradient, z, t)
      expectNear(run!.weights(t), placed(rows, w0, z))
    }
    expect(Math.hypot(...z)).toBeGreaterThan(0.05)
  })
})

describe('on a quadratic', () => {
  test('one direction iterates one number, in closed form', () => {
    const [a, b, eta, steps] = [2, 5, 0.1, 12]
    const [run] = oracle.train(quadratic({ learningRate: eta, steps, subspace: { dimension: 1 } }), {
      record: 1,
    })
    const [[p = NaN, q = NaN] = []] = drawnDirections(3, 1, 2)
    const curvature = a * p * p + b * q * q
    const lowest = -(a * p * 1 + b * q * -2) / curvature
    for (let t = 0; t <= steps; t++) {
      const z = lowest * (1 - (1 - eta * curvature) ** t)
      expectNear(run!.weights(t), [1 + p * z, -2 + q * z])
    }
  })

  test.each([2, 3, 6])('%i directions reach the minimum of two weights', (dimension) => {
    const [run] = oracle.train(quadratic({ learningRate: 0.05, steps: 4000, subspace: { dimension } }))
    expectNear(run!.finalWeights, [0, 0], 8)
    expect(run!.loss.at(-1)).toBeLessThan(1e-16)
  })
})

test('two directions keep a network in exactly their plane', () => {
  const [run] = oracle.train(
    networkWith({ id: 'adam', learningRate: 0.1, steps: 60, subspace: { dimension: 2 } }),
    { record: 20 },
  )
  const w0 = run!.weights(0)
  const rows = drawnDirections(moons.seed, 2, w0.length)
  const gram = Float64Array.from(rows.flatMap((row) => along(rows, row)))
  for (const record of [1, 2, 3]) {
    const moved = Float64Array.from(run!.weights(record)).map((w, i) => w - w0[i]!)
    const z = solved(gram, Float64Array.from(along(rows, moved)))
    const inPlane = placed(rows, new Float64Array(w0.length), [...z])
    expect(Math.hypot(...moved)).toBeGreaterThan(0.1)
    expect(Math.hypot(...moved.map((m, i) => m - inPlane[i]!))).toBeLessThan(1e-12)
  }
})

test('a step within it cannot be split into parts', () => {
  const experiment = networkWith({ id: 'sgd', ...step, subspace: { dimension: 2 } })
  const [run] = oracle.train(experiment)
  const given = { run: { start: 0, algorithm: 0 }, step: 1 }
  expect(() => oracle.measure(experiment, run!.weights(0), 'step', given)).toThrow(
    /options.run: a step in a subspace/,
  )
})
