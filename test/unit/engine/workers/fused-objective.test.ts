import { describe, expect, test } from 'vitest'
import { fusedObjective, fusedOnPlane } from '../../../../src/engine/workers/fused-objective.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { placement } from '../../../../src/reference/oracle/run/place.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { objectiveFor } from '../../../../src/reference/objective/run-objective.ts'
import type { MetricSpec } from '../../../../src/experiment/spec/metric.ts'
import { activations, heads, normalizations, poolings } from '../../../../src/experiment/spec/model.ts'
import type { Activation } from '../../../../src/experiment/spec/model.ts'
import type { TrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { matrixWhole } from '../../../support/matrix/matrix.ts'
import { convSpec, metricSpec, mlpSpec, networkProblem } from '../../../support/network.ts'
import { samplesOf } from '../../../support/kernels/training.ts'

/** Float64 with sums in another order. */
const bound = 1e-12

/**
 * NaN, the infinities and finite numbers must match in kind, and finite ones within `bound` of the largest.
 */
function expectSame(found: ArrayLike<number>, wanted: ArrayLike<number>, where: string): void {
  const finite = Array.from(wanted).filter(Number.isFinite).map(Math.abs)
  const largest = Math.max(Number.MIN_VALUE, ...finite)
  const differs = (one: number, other: number) =>
    Number.isFinite(other) ? !(Math.abs(one - other) / largest < bound) : !Object.is(one, other)
  const faults = Array.from(wanted, (number, i) => [i, found[i] ?? NaN, number] as const).filter(
    ([, one, other]) => differs(one, other),
  )
  expect([found.length, faults], where).toEqual([wanted.length, []])
}

/**
 * Compares value and gradient with the reference's, over all samples and over a batch, and again at the same
 * weights.
 */
function expectReference(
  problem: TrainingProblem,
  metric: MetricSpec,
  w0: Float64Array,
  where: string,
): void {
  const run = { algorithm: { linearized: false }, weights: w0 }
  const [fused, reference] = [fusedObjective(problem, metric, run), objectiveFor(problem, metric, run)]
  const batch = Uint32Array.of(4, 1, 3, 0, 2).slice(0, Math.min(5, fused.count))
  const moved = w0.map((w, i) => w + 0.3 * Math.sin(i + 1))
  for (const weights of [moved, w0])
    for (const rows of [undefined, batch, undefined]) {
      expectSame([fused.value(weights, rows)], [reference.value(weights, rows)], `${where}: value`)
      expectSame(fused.gradient(weights, rows), reference.gradient(weights, rows), `${where}: gradient`)
    }
  expect([fused.size, fused.count]).toEqual([reference.size, reference.count])
}

test('value and gradient of the whole matrix of models and metrics are the reference’s', () => {
  for (const { experiment, terrain, watch, name } of matrixWhole) {
    const problem = buildTrainingProblem(parseExperiment(experiment))
    const w0 = placement(problem).starts[0]!
    for (const metric of [problem.experiment.metric, terrain, ...watch])
      expectReference(problem, metric, w0, name)
  }
})

test('a batch of new samples, more than there are in the part, is evaluated as by the reference', () => {
  const problem = networkProblem(mlpSpec({ widths: [2, 5, 1] }), { train: samplesOf(3, 2, (x) => [x[0]!]) })
  const run = { algorithm: { linearized: false }, weights: new Float64Array(problem.size).fill(0.3) }
  const more = samplesOf(9, 2, (x) => [x[1]!])
  const [fused, reference] = [fusedObjective, objectiveFor].map((of) => of(problem, metricSpec(), run))
  for (const batch of [undefined, more, undefined]) {
    expectSame([fused!.value(run.weights, batch)], [reference!.value(run.weights, batch)], 'value')
    expectSame(fused!.gradient(run.weights, batch), reference!.gradient(run.weights, batch), 'gradient')
  }
})

const samples = samplesOf(7, 2, (x) => [x[0]! * x[1]!])

const networkOf = (activation: Activation, linearity = 0): TrainingProblem =>
  networkProblem(mlpSpec({ widths: [2, 5, 3, 1], activation, linearity }), { train: samples })

describe.each(activations)('%s', (activation) => {
  test.each([0, 0.3, 1])(
    'keeps the digits of the reference however large the sums are, linearity %s',
    (linearity) => {
      const problem = networkOf(activation, linearity)
      for (const size of [1e-9, 1e-4, 1, 20, 400]) {
        const weights = Float64Array.from({ length: problem.size }, (_, i) => size * Math.sin(2 * i + 1))
        expectReference(problem, metricSpec(), weights, `${size}`)
      }
    },
  )

  test('is not finite exactly where the reference is not', () => {
    const problem = networkOf(activation)
    const run = { algorithm: { linearized: false }, weights: new Float64Array(problem.size) }
    const [fused, reference] = [fusedObjective, objectiveFor].map((of) => of(problem, metricSpec(), run))
    for (const odd of [NaN, Infinity, -Infinity, 1e160, -1e300])
      for (let i = 0; i < problem.size; i += 4) {
        const weights = Float64Array.from({ length: problem.size }, (_, k) => (k === i ? odd : Math.cos(k)))
        const kinds = (numbers: ArrayLike<number>) =>
          Array.from(numbers, (x) => (Number.isFinite(x) ? 'finite' : 'not finite'))
        const flat = new Float64Array(problem.size)
        const valueAt = fusedOnPlane(problem, metricSpec(), { origin: weights, u: flat, v: flat }, run)
        for (const value of [fused!.value(weights), valueAt(0, 0)])
          expect(kinds([value])).toEqual(kinds([reference!.value(weights)]))
        expect(kinds(fused!.gradient(weights)), `${odd} at ${i}`).toEqual(kinds(reference!.gradient(weights)))
      }
  })
})

describe.each(normalizations)('normalised over %s', (normalization) => {
  test.each([undefined, 0, 0.6, 1])(
    'value and gradient of skips of strength %s are the reference’s',
    (strength) => {
      for (const trained of [undefined, [3, 5]]) {
        const problem = networkProblem(
          mlpSpec({
            widths: [2, 6, 6, 6, 3, 1],
            normalization,
            ...(trained && { trained }),
            ...(strength !== undefined && { residual: { strength, branch: 'complement' } }),
          }),
          { train: samples },
        )
        const weights = Float64Array.from({ length: problem.size }, (_, i) => Math.sin(3 * i + 1))
        expectReference(problem, metricSpec(), weights, `trained: ${trained}`)
      }
    },
  )
})

describe.each(poolings)('maps pooled by %s', (pool) => {
  test.each(heads)('head %s: value and gradient are the reference’s', (head) => {
    const pictures = samplesOf(7, 16, (x) => [x[0]! * x[5]!, x[15]!, x[3]!])
    for (const normalization of ['none', 'batch'] as const)
      for (const strength of [undefined, 0.6])
        for (const activation of ['relu', 'tanh', 'gelu'] as const) {
          const model = convSpec({
            channels: [3, 3, 5],
            pool: [pool, 'none', pool],
            head,
            outputs: 3,
            activation,
            linearity: 0.2,
            normalization,
            ...(strength !== undefined && { residual: { strength, branch: 'complement' } }),
          })
          const problem = networkProblem(model, { train: pictures })
          const weights = Float64Array.from({ length: problem.size }, (_, i) => Math.sin(3 * i + 1))
          expectReference(problem, metricSpec(), weights, `${normalization} ${strength} ${activation}`)
        }
  })

  test('more samples than pass through the layers together are normalised as one part', () => {
    const model = convSpec({ channels: [2], pool: [pool], outputs: 2 })
    const problem = networkProblem(model, { train: samplesOf(600, 16, (x) => [x[0]!, x[7]!]) })
    const weights = Float64Array.from({ length: problem.size }, (_, i) => Math.sin(3 * i + 1))
    expectReference(problem, metricSpec(), weights, '600')
  })

  test('is not finite exactly where the reference is not', () => {
    const model = convSpec({ channels: [2, 3], pool: [pool, 'none'], outputs: 1 })
    const problem = networkProblem(model, { train: samplesOf(3, 16, (x) => [x[0]!]) })
    const run = { algorithm: { linearized: false }, weights: new Float64Array(problem.size) }
    const [fused, reference] = [fusedObjective, objectiveFor].map((of) => of(problem, metricSpec(), run))
    for (const odd of [NaN, Infinity, 1e300])
      for (let i = 0; i < problem.size; i += 7) {
        const weights = Float64Array.from({ length: problem.size }, (_, k) => (k === i ? odd : Math.cos(k)))
        const [one, other] = [fused, reference].map((of) => Number.isFinite(of!.value(weights)))
        expect(one, `${odd} at ${i}`).toBe(other)
      }
  })
})

const pictures = samplesOf(300, 16, (x) => [x[0]!, x[7]!])
const planes = {
  'maps in two blocks': networkProblem(convSpec({ channels: [3, 3], pool: ['max', 'none'] }), {
    train: pictures,
  }),
  'maps, batch norm and skips': networkProblem(
    convSpec({ channels: [3, 3], normalization: 'batch', residual: { strength: 1, branch: 'complement' } }),
    { train: pictures },
  ),
  'units, scaled': networkProblem(mlpSpec({ widths: [2, 5, 3, 1], parameterization: 'ntk' }), {
    train: samples,
  }),
  'units, centred': networkProblem(mlpSpec({ widths: [2, 5, 1], centered: true }), { train: samples }),
  'one layer': networkProblem(mlpSpec({ widths: [2, 1], bias: false }), { train: samples }),
  'more sums than are kept': networkProblem(mlpSpec({ widths: [16, 1800, 2] }), { train: pictures }),
}

test.each(Object.entries(planes))(
  '%s: over a plane a metric equals the reference’s at each point',
  (_, problem) => {
    const directionOf = (phase: number) =>
      Float64Array.from({ length: problem.size }, (_, i) => Math.sin(3 * i + phase))
    const [origin, u, v] = [directionOf(1), directionOf(2), directionOf(5)]
    const run = { algorithm: { linearized: false }, weights: origin }
    const metric = metricSpec({ weightDecay: 0.1 })
    const over = fusedOnPlane(problem, metric, { origin, u, v }, run)
    const [fused, reference] = [fusedObjective, objectiveFor].map((of) => of(problem, metric, run))
    for (const [a, b] of [
      [0, 0],
      [0.5, -1],
      [0, 0.3],
    ] as const) {
      const weights = origin.map((w, i) => w + a * u[i]! + b * v[i]!)
      expectSame([over(a, b)], [reference!.value(weights)], `${a} ${b}`)
      // The passes are shared, but computing over the plane must not change the objective's state.
      expectSame(fused!.gradient(origin), reference!.gradient(origin), 'gradient')
    }
  },
)

test('values on planes of the whole matrix equal the reference’s, one plane after another', () => {
  for (const { experiment, terrain, watch, name } of matrixWhole) {
    const problem = buildTrainingProblem(parseExperiment(experiment))
    const origin = placement(problem).starts[0]!
    const run = { algorithm: { linearized: false }, weights: origin }
    for (const metric of [problem.experiment.metric, terrain, ...watch]) {
      const reference = objectiveFor(problem, metric, run)
      for (const size of [0.3, 1]) {
        const [u, v] = [1, 2].map((k) => origin.map((_, i) => size * Math.sin(k * i + 1)))
        const valueAt = fusedOnPlane(problem, metric, { origin, u: u!, v: v! }, run)
        for (const [a, b] of [
          [0, 0],
          [0.5, -1.5],
        ] as const) {
          const weights = origin.map((w, i) => w + a * u![i]! + b * v![i]!)
          expectSame([valueAt(a, b)], [reference.value(weights)], `${name} at ${a}, ${b}`)
        }
      }
    }
  }
})

test('cases without loops use the reference itself', () => {
  const problem = networkOf('tanh')
  const weights = new Float64Array(problem.size).fill(0.1)
  const direction = weights.map((_, i) => Math.sin(i))
  const twin = { algorithm: { linearized: true }, weights }
  const [fused, reference] = [fusedObjective, objectiveFor].map((of) => of(problem, metricSpec(), twin))
  expect(fused!.gradient(direction)).toEqual(reference!.gradient(direction))
  const run = { algorithm: { linearized: false }, weights }
  expect(fusedObjective(problem, metricSpec(), run).curvature(weights, direction)).toEqual(
    objectiveFor(problem, metricSpec(), run).curvature(weights, direction),
  )
})
