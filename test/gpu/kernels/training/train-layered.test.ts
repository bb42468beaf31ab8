import { expect, test } from 'vitest'
import { FusedTraining } from '../../../../src/engine/kernels/training/fused-training.ts'
import type { Run, TrainRequest } from '../../../../src/engine/path.ts'
import { layoutOf, storedBiases } from '../../../../src/experiment/model/layout.ts'
import { entrywiseIds, type AlgorithmSpec } from '../../../../src/experiment/spec/algorithm.ts'
import { normalizations, type MlpSpec, type Normalization } from '../../../../src/experiment/spec/model.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { countPipelines } from '../../../support/kernels/count-pipelines.ts'
import { testDevice } from '../../../support/device/device.ts'
import { isLong, onlyLong } from '../../../support/long.ts'
import { metricSpec, mlpSpec, networkProblem } from '../../../support/network.ts'
import {
  distance,
  distanceFromOracle,
  oracleOf,
  runOf,
  sameBits,
  samplesOf,
  startingWeights,
} from '../../../support/kernels/training.ts'
import { byTurns } from '../../../support/turns.ts'

const { device } = await testDevice()
const fused = new FusedTraining(device)

/**
 * Three steps: float32's 6e-8, amplified by sums over 41 samples through four normalised layers, and by
 * Adam's first steps.
 */
const threeSteps = 2e-5
/** Twenty steps of a network whose skips pass on what its layers do not change. */
const twentySteps = 1e-4

const half = { strength: 0.5, branch: 'complement' } as const

const sign = ([a = 0, b = 0]: number[]) => [a * b < 0 ? -1 : 1]
/** Numbers of samples that do not fill vectors of four. */
const parts = { train: samplesOf(41, 3, sign), test: samplesOf(10, 3, sign) }

/** With seven samples, most of a unit's threads have none. */
const batches: readonly AlgorithmSpec['batch'][] = [
  'full',
  { size: 20, order: 'shuffled' },
  { size: 7, order: 'sequential' },
]

const hidden = [8, 8, 5, 5]
/**
 * Four layers, two of them with a skip, whose widths fill vectors or not. One algorithm learns from batches,
 * so that all runs of a normalisation, with skips or without, share a program.
 */
const problemOf = (layers: Partial<MlpSpec>, widths = hidden) =>
  networkProblem(
    mlpSpec({
      widths: [3, ...widths, 1],
      layerScales: [1, 0.7, ...widths.slice(1).map(() => 1.2)],
      ...layers,
    }),
    parts,
    metricSpec({ loss: 'logistic', weightDecay: 1e-3 }),
    { algorithms: [algorithmSpec({ id: 'sgd', batch: { size: 20, order: 'shuffled' } })] },
  )
type Problem = ReturnType<typeof problemOf>

/** Rules that divide by the root of squared slopes, which near 0 would make rounding as large as a step. */
const divides: readonly string[] = ['rmsprop', 'adam', 'adamw', 'adagrad']

/**
 * Three steps of every rule on full batches and others, with noise and decay in some. All share a program.
 */
const runsOf = (problem: Problem): Run[] =>
  entrywiseIds.flatMap((id, k) =>
    batches.map((batch, b) =>
      runOf(problem, {
        start: 3 * k + b,
        weights: startingWeights(problem.size, 0.5, `start ${3 * k + b}`),
        algorithm: algorithmSpec({
          id,
          learningRate: 0.02,
          steps: 3,
          batch,
          ...(divides.includes(id) && { epsilon: 1e-3 }),
          noise: (k + b) % 3 ? 0 : 0.05,
          weightDecay: k % 2 ? 0.1 : 0,
        }),
      }),
    ),
  )

const requestOf = (problem: Problem, runs = runsOf(problem)): TrainRequest => ({
  problem,
  runs,
  watch: [metricSpec({ loss: 'zero-one', part: 'test' })],
})

const layersOf = (normalization: Normalization, residual?: MlpSpec['residual']) =>
  [normalization, residual ? 'some' : 'none', { normalization, ...(residual && { residual }) }] as const
const layered = [
  layersOf('none', half),
  layersOf('batch'),
  layersOf('batch', half),
  layersOf('layer', half),
  ...onlyLong([layersOf('layer')]),
]

test.each(byTurns(layered))(
  'normalisation %s, skips %s: every rule and batch is within 2e-5 of the oracle for three steps, and far from the network without',
  async (normalization, _skips, layers) => {
    const request = requestOf(problemOf(layers))
    const records = await fused.run(request)
    expect(fused.variant).toBe('tiled')
    const distances = request.runs.map((run, r) => distanceFromOracle(records[r]!, request, run))
    expect(Math.max(...distances), distances.join(' ')).toBeLessThan(threeSteps)
    const fewer: readonly Partial<MlpSpec>[] = [
      ...(normalization === 'none' ? [] : [{ ...layers, normalization: 'none' } as const]),
      ...('residual' in layers ? [{ normalization }] : []),
    ]
    for (const without of fewer) {
      const other = oracleOf({ ...request, problem: problemOf(without) }, request.runs[0]!)
      expect(distance(records[0]!.loss, other.loss)).toBeGreaterThan(100 * threeSteps)
    }
  },
)

test.each(isLong ? layered : layered.slice(2, 3))(
  'normalisation %s, skips %s: single runs have the same bits, and so do other divisions of threads, samples and steps',
  async (_normalization, _skips, layers) => {
    const request = requestOf(problemOf(layers))
    const whole = await fused.run(request)
    const [alone] = await fused.run({ ...request, runs: request.runs.slice(5, 6) })
    expect(sameBits([alone!], [whole[5]!])).toBe(true)
    // As many threads as a GPU has, most of them without a unit.
    for (const cut of [{ steps: 1 }, { threads: 128, quads: 4 }])
      expect(sameBits(await new FusedTraining(device, cut).run(request), whole)).toBe(true)
  },
)

const residual = { strength: 1, branch: 'inverse-sqrt' } as const
const adam = (steps: number) => algorithmSpec({ id: 'adam', learningRate: 0.01, epsilon: 1e-3, steps })

test.each(normalizations)(
  'twenty steps of Adam through ten layers with skips, normalisation %s, are within 1e-4 of the oracle',
  async (normalization) => {
    const problem = problemOf({ normalization, residual }, Array<number>(10).fill(6))
    const request = requestOf(problem, [runOf(problem, { algorithm: adam(20) })])
    const [record] = await fused.run(request)
    expect(distanceFromOracle(record!, request, request.runs[0]!)).toBeLessThan(twentySteps)
  },
)

test('the strength of skips is a dial that compiles nothing, and at 0 gives the network without, bit for bit', async () => {
  const trained = (layers: Partial<MlpSpec>) => fused.run(requestOf(problemOf({ normalization: 'batch', ...layers })))
  const without = await trained({})
  await trained({ residual: half })
  const pipelines = countPipelines(device)
  const at0 = await trained({ residual: { strength: 0, branch: 'complement' } })
  const at1 = await trained({ residual: { strength: 1, branch: 0.3 } })
  expect(pipelines()).toBe(0)
  expect(sameBits(at0, without)).toBe(true)
  expect(sameBits(at1, without)).toBe(false)
}) // prettier-ignore

test('biases that the mean over the samples cancels have gradient 0, whatever the metric’s decay, so Adam leaves them', async () => {
  const problem = problemOf({ normalization: 'batch' })
  const [record] = await fused.run(requestOf(problem, [runOf(problem, { algorithm: adam(3) })]))
  const { layers } = layoutOf(problem.experiment.model as MlpSpec)
  const idle = layers
    .filter(({ biases }) => biases === undefined)
    .flatMap((layer) => Array.from({ length: layer.outputs }, (_, j) => storedBiases(layer)! + j))
  expect(idle).toHaveLength(hidden.reduce((sum, width) => sum + width))
  const start = startingWeights(problem.size)
  expect(idle.map((j) => record!.finalWeights[j])).toEqual(idle.map((j) => start[j]))
})

test('cancelling keeps the completed steps, and a run that blows up has diverged', async () => {
  const problem = problemOf({ normalization: 'batch', residual: half })
  const abort = new AbortController()
  const long = requestOf(problem, [runOf(problem, { algorithm: adam(60) })])
  const [cut] = await new FusedTraining(device, { steps: 4 }).run({
    ...long,
    signal: abort.signal,
    onProgress: () => abort.abort(),
  })
  const [whole] = await fused.run(long)
  expect(cut!.status).toBe('cancelled')
  expect(cut!.steps.at(-1)).toBe(4)
  expect([...cut!.loss]).toEqual([...whole!.loss.subarray(0, 5)])
  // Beyond 1.8e19 the squares of the first layer's sums are infinite. That must not give the value of
  // 1/sqrt(infinity) = 0.
  const weights = whole!.finalWeights.map((w, i) => (i < 3 * 8 ? 1e25 * w : w))
  const far = requestOf(problem, [runOf(problem, { weights, algorithm: adam(3) })])
  expect((await fused.run(far)).map(({ status }) => status)).toEqual(['diverged'])
})

test('more samples than can be normalised together are refused with their number', () => {
  const many = samplesOf(1100, 3, sign)
  const refused = (layers: Partial<MlpSpec>) => {
    const model = mlpSpec({ widths: [3, 8, 8, 1], ...layers })
    const problem = networkProblem(model, { train: many, test: parts.test })
    return fused.supports({ problem, runs: [], watch: [] })
  }
  expect(refused({ normalization: 'batch' })).toBe(
    'The training kernel normalises over at most 1024 samples of this network.',
  )
  expect(refused({ normalization: 'layer', residual: half })).toBeUndefined()
})
